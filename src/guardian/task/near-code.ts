/** A code, an id or a phone number that is off by a character or two from one that the user wrote. */

/** Shortest code, its digits, and how many of a text are looked at. */
const minCode = 6
const minDigits = 3
const maxCodes = 32
const maxOff = 2

const code = /[\p{L}\d](?:[\p{L}\d._@-]{4,46}[\p{L}\d])/gu

/** Words with digits in a text that name one thing; no dates. */
export function codesIn(text: string): readonly string[] {
  const found: string[] = []
  for (const [one] of text.matchAll(code)) {
    if (found.length >= maxCodes) break
    if (isCode(one)) found.push(one)
  }
  return found
}

/** Whether `value` is as long as a code and differs from it in one or two places. */
export function isNearCode(value: string, said: string): boolean {
  if (value.length !== said.length || !isCode(value)) return false
  let off = 0
  for (let at = 0; at < value.length && off <= maxOff; at++)
    if (value.charAt(at).toLowerCase() !== said.charAt(at).toLowerCase()) off++
  return off > 0 && off <= maxOff
}

function isCode(text: string): boolean {
  if (
    text.length < minCode ||
    text.length > 48 ||
    /\d{4}-\d{2}-\d{2}|^\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$/.test(text)
  )
    return false
  return (text.match(/\d/g)?.length ?? 0) >= minDigits
}
