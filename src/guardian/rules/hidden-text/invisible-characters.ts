/**
 * The characters that take no ink, and where each of them belongs.
 *
 * @see Unicode UTS #39 section 3.1.1 (joining controls in identifiers), UAX #31 section 2.3
 */

/** Default-ignorable and blank characters, without tags and variation selectors. */
export const invisibleRow: RegExp =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each code point is meant alone.
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0080}-\u{e00ff}\u{e01f0}-\u{e0fff}]+/gu

/** The same, as a test without state. */
export const anyInvisible: RegExp = new RegExp(invisibleRow.source, 'u')

const joiningScript =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Mand}\p{scx=Thaa}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Bali}\p{scx=Java}\p{scx=Adlm}\p{scx=Newa}]/u
const unspacedScript =
  /[\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Java}\p{scx=Bali}\p{scx=Lana}\p{scx=Talu}]/u
const emojiPart =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each code point is meant alone.
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\ufe0e\ufe0f\u20e3\u{e007f}]/u
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const letter = /\p{L}/u
const mark = /\p{M}/u
const mongolian = /\p{scx=Mong}/u
const khmer = /\p{scx=Khmr}/u
const hangul = /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97c\ud7b0-\ud7fb\uffa1-\uffdc]/
const braille = /[\u2801-\u28ff]/
const mathematical = /[\p{L}\p{N}()[\]{}\p{Sm}]/u

/** Whether `text` has letters that are written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/** The visible neighbours of a row of invisible characters; '' at the ends of the text. */
export interface Neighbours {
  readonly before: string
  readonly after: string
}

export function neighbours(text: string, start: number, end: number): Neighbours {
  return {
    before: lastCharacter(text.slice(Math.max(0, start - 2), start)),
    after: firstCharacter(text.slice(end, end + 2)),
  }
}

function lastCharacter(tail: string): string {
  const low = tail.charCodeAt(tail.length - 1)
  return low >= 0xdc00 && low <= 0xdfff ? tail : tail.slice(-1)
}

function firstCharacter(head: string): string {
  const point = head.codePointAt(0)
  return point === undefined ? '' : String.fromCodePoint(point)
}

/** What is asked of the whole text, at most once. */
export interface TextFacts {
  readonly rightToLeft: boolean
  readonly braille: boolean
}

export function factsOf(text: string): TextFacts {
  return { rightToLeft: hasRightToLeft(text), braille: braille.test(text) }
}

/** Characters of one kind in a row that still count as typing, as doubled joiners in Persian. */
const maxTyped = 2

/**
 * Whether `row` of invisible characters belongs where it stands, as its script, an emoji or a
 * direction mark needs it.
 *
 * @param row code points without visible characters between them
 * @param index where the row starts in the text
 */
export function belongs(
  row: readonly number[],
  index: number,
  around: Neighbours,
  facts: TextFacts,
): boolean {
  if (row.every((point) => isDirection(point))) return facts.rightToLeft || row.length <= maxTyped
  if (row.every((point) => point === 0x2800)) return facts.braille
  if (row.length > maxTyped || new Set(row).size > 1) return false
  return belongsAlone(row[0] ?? 0, index, around)
}

/** Marks, embeddings, overrides and isolates: order is the business of `bidirectional.ts`. */
function isDirection(point: number): boolean {
  return (
    point === 0x200e ||
    point === 0x200f ||
    point === 0x61c ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2066 && point <= 0x2069)
  )
}

/** Whether one invisible character belongs between its neighbours. */
export function belongsAlone(point: number, index: number, { before, after }: Neighbours): boolean {
  const isNextTo = (pattern: RegExp): boolean => pattern.test(before) || pattern.test(after)
  switch (point) {
    case 0x200d:
      return emojiPart.test(before) || isNextTo(joiningScript)
    case 0x200c:
      return isNextTo(joiningScript)
    case 0x200b:
      return isNextTo(unspacedScript)
    case 0xfeff:
      return index === 0
    case 0xad:
      return letter.test(before) && letter.test(after)
    case 0x34f:
      return isNextTo(mark) || (letter.test(before) && letter.test(after))
    case 0x2061:
    case 0x2062:
    case 0x2063:
    case 0x2064:
      return isNextTo(mathematical) && before !== '' && after !== ''
    case 0x17b4:
    case 0x17b5:
      return isNextTo(khmer)
    case 0x115f:
    case 0x1160:
    case 0x3164:
    case 0xffa0:
      return isNextTo(hangul)
    default:
      return point >= 0x180b && point <= 0x180f && isNextTo(mongolian)
  }
}
