/** Words and values by what they look like: one may have taken the place of another of its form. */

/** `email`, `url`, a `number`, a `code` of capitals or with digits, a `name`, or a plain `word`. */
export type TokenForm = 'email' | 'url' | 'number' | 'code' | 'name' | 'word'

/** UTF-16 code units of a text that are looked at, and tokens of it. */
const maxText = 4_096
const maxTokens = 256
const maxToken = 128

/** The words and values of a text as written, in order, without marks around them. */
export function tokensIn(text: string): readonly string[] {
  const found: string[] = []
  for (const [token] of text
    .slice(0, maxText)
    .matchAll(/[\p{L}\p{N}@#+][\p{L}\p{N}@.:/_#+%'-]*/gu)) {
    if (found.length >= maxTokens) break
    const own = token.replace(/[^\p{L}\p{N}]{1,8}$/u, '')
    if (own !== '' && own.length <= maxToken) found.push(own)
  }
  return found
}

export function formOfToken(token: string): TokenForm {
  if (/^[^\s@]{1,64}@[^\s@.]{1,64}\./.test(token)) return 'email'
  if (/^(?:https?:|www\.)/i.test(token)) return 'url'
  if (/^[+-]?\d+(?:[.,]\d+)*%?$/.test(token)) return 'number'
  if (/\d/.test(token) || /^[A-Z]{2,6}$/.test(token)) return 'code'
  return /^\p{Lu}\p{Ll}/u.test(token) ? 'name' : 'word'
}

/** Whether two different texts of one length differ in at most two places. */
export function differsSlightly(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 4 || one === other) return false
  let differing = 0
  for (let at = 0; at < one.length; at++) {
    if (one.charCodeAt(at) !== other.charCodeAt(at) && ++differing > 2) return false
  }
  return true
}
