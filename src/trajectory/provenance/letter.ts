/** What a UTF-16 code unit is to the words of a text. */

export type Letter = 'none' | 'letter' | 'digit' | 'unspaced' | 'hidden'

const none = 0
const letter = 1
const digit = 2
const names: readonly Letter[] = ['none', 'letter', 'digit', 'unspaced', 'hidden']

/** Of ASCII code units: 0 none, 1 letter, 2 digit. */
export const asciiKinds: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x30 && code <= 0x39) return digit
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a ? letter : none
})

/**
 * The kind of a code unit. A letter of a script that is written without spaces, or with particles
 * at its words (Thai, Lao, kana, Han, Hangul), is `unspaced`; `hidden` ones don't end a word.
 */
export function letterOf(code: number): Letter {
  if (code < 0x80) return names[asciiKinds[code] ?? none] ?? 'none'
  if (isHidden(code)) return 'hidden'
  if (isUnspaced(code)) return 'unspaced'
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba ? 'letter' : 'none'
  if (code === 0xd7 || code === 0xf7) return 'none'
  // General punctuation to miscellaneous symbols, CJK punctuation, full-width signs.
  if (code >= 0x2000 && code <= 0x2bff) return isLetterlike(code) ? 'letter' : 'none'
  if (code >= 0x3000 && code <= 0x303f) return 'none'
  if (code >= 0xff00 && code <= 0xff65) return isFullWidthWord(code) ? 'letter' : 'none'
  return code >= 0xe000 && code <= 0xf8ff ? 'none' : 'letter'
}

/** Soft hyphen, zero-width and direction marks, word joiner, byte order mark. */
function isHidden(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfeff
  )
}

function isUnspaced(code: number): boolean {
  if (code < 0x0e00) return false
  return (
    code <= 0x0eff ||
    (code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3)
  )
}

/** Letter-like symbols, and digits and letters in circles or brackets. */
function isLetterlike(code: number): boolean {
  return (
    (code >= 0x2070 && code <= 0x209c) ||
    (code >= 0x2100 && code <= 0x218b) ||
    (code >= 0x2460 && code <= 0x24ff)
  )
}

function isFullWidthWord(code: number): boolean {
  return (
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  )
}
