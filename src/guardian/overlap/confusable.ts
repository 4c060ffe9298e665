/**
 * How alike two names are to whoever reads them in a list.
 *
 * @see Unicode UTS #39, section 4 (confusable detection); Damerau 1964 (edit distance)
 */

export type Likeness =
  /** The same characters. */
  | 'equal'
  /** Letters of other scripts, or of other widths, that look the same. */
  | 'homoglyph'
  /** The same but for upper case and what parts the words. */
  | 'separators'
  /** Digits or pairs of letters that look like other letters. */
  | 'lookalike'
  /** The same but for a number or a word behind it that tells versions apart. */
  | 'version'
  /** One letter exchanged, left out, added or swapped with the next. */
  | 'letter'

const scripts: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ғ: 'f',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  у: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ɡ: 'g',
  ɑ: 'a',
  ʟ: 'l',
  ո: 'n',
  ս: 'u',
  օ: 'o',
  հ: 'h',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '＿': '_',
  ꜱ: 's',
  ᴏ: 'o',
}
const digits: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', i: 'l', '5': 's' }
const invisible =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\p{M}|\udb40[\udc00-\uddef]/gu
const version =
  /(?:[-_. ]?v?\d{1,3}|[-_. ](?:new|old|pro|plus|official|fixed|secure|safe|fast|beta|alt|copy|real|updated|improved|latest|enhanced))$/

/** Longest name that is compared. */
const maxName = 128

/** `name` in Latin letters, lower case, without what nobody sees; keeps what parts its words. */
export function latinOf(name: string): string {
  const plain = name.slice(0, maxName).normalize('NFKC').replace(invisible, '').toLowerCase()
  let latin = ''
  for (const letter of plain) latin += scripts[letter] ?? letter
  return latin.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Letters and digits of `name` alone, in Latin letters. */
export function squeezed(name: string): string {
  return latinOf(name).replace(/[^\p{L}\p{N}]/gu, '')
}

/** The name as a hurried reader sees it. */
export function skeletonOf(name: string): string {
  return Array.from(
    squeezed(name).replaceAll('rn', 'm').replaceAll('vv', 'w'),
    (letter) => digits[letter] ?? letter,
  ).join('')
}

/** The name without a number or word that tells versions apart. */
export function unversioned(name: string): string {
  const latin = latinOf(name)
  const bare = latin.replace(version, '')
  return bare.length >= 3 ? bare.replace(/[^\p{L}\p{N}]/gu, '') : squeezed(name)
}

/** How alike two names are; undefined where a reader tells them apart. */
export function likenessOf(one: string, other: string): Likeness | undefined {
  if (one === other) return 'equal'
  const [left, right] = [latinOf(one), latinOf(other)]
  const isForeign = /[^\x20-\x7e]/.test(one) || /[^\x20-\x7e]/.test(other)
  if (left.replace(/[^\p{L}\p{N}]/gu, '') === right.replace(/[^\p{L}\p{N}]/gu, ''))
    return isForeign ? 'homoglyph' : 'separators'
  if (skeletonOf(one) === skeletonOf(other)) return 'lookalike'
  if (unversioned(one) === unversioned(other)) return 'version'
  return differsByLetter(left, right) ? 'letter' : undefined
}

/** Names of which one letter is a small part. */
const minLength = 7

function differsByLetter(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < minLength || Math.abs(one.length - other.length) > 1)
    return false
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  let end = 0
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++
  const left = short.slice(start, short.length - end)
  const right = long.slice(start, long.length - end)
  // Plurals and numbered tools are other tools.
  if (/^[\d_s.-]*$/.test(left) && /^[\d_s.-]*$/.test(right)) return false
  return left.length <= 1 && right.length <= 1
    ? true
    : left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
