/** Texts as runs of letters and digits, in a form in which equal words are equal, with their places. */

export interface Token {
  /** NFKC, lower case, without the plural's `s`. */
  readonly norm: string
  /** UTF-16 code units of the text, end exclusive. */
  readonly start: number
  readonly end: number
}

/** Tokens of one text; later ones of a longer text are left out. */
export const maxTokens = 8_192
/** UTF-16 code units of one token: longer runs are cut into pieces. */
const maxTokenLength = 128

const run = new RegExp(`[\\p{L}\\p{N}\\p{M}]{1,${maxTokenLength}}`, 'gu')
const plainAscii = /^[\x20-\x7e\s]*$/

/** The tokens of `text`, in order. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const isPlain = plainAscii.test(text)
  run.lastIndex = 0
  for (let match = run.exec(text); match !== null; match = run.exec(text)) {
    if (tokens.length >= maxTokens) break
    const start = match.index
    const word = match[0]
    const base = isPlain ? word.toLowerCase() : word.normalize('NFKC').toLowerCase()
    tokens.push({ norm: withoutPlural(base), start, end: start + word.length })
  }
  return tokens
}

/** `boxes` and `box`, `reports` and `report` become one; short words and numbers stay. */
export function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return word
  if (!/^[a-z]+$/.test(word)) return word
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('us') || word.endsWith('is')) return word
  return word.slice(0, -1)
}

const common: ReadonlySet<string> = new Set(
  'a an and are as at be by can do for from get has have he her him his how i if in is it its me my no not of on or our she so that the their them there they this to up us was we were what when which who will with would you your please new all any about into just than then these those am been but could did does had make more most need one only other out over some such take use very want also'.split(
    ' ',
  ),
)

/** Whether a word says nothing by itself: of a language's most frequent ones, or a single letter. */
export function isCommon(norm: string): boolean {
  return norm.length < 2 || common.has(norm)
}
