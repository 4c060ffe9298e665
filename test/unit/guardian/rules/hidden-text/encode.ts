/** The ways of hiding, for tests: each gives back the hidden form of an ASCII text. */

export function inTags(text: string): string {
  return Array.from(text, (one) => String.fromCodePoint(0xe0000 + one.charCodeAt(0))).join('')
}

export function inSelectors(text: string): string {
  return Array.from(Buffer.from(text), (byte) =>
    String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16),
  ).join('')
}

export function inBits(text: string, zero: string, one: string, width = 8): string {
  return Array.from(text, (character) => character.charCodeAt(0).toString(2).padStart(width, '0'))
    .join('')
    .replace(/[01]/g, (bit) => (bit === '0' ? zero : one))
}

/** `visible` with one hidden character behind each of its characters, repeated as needed. */
export function spread(visible: string, hidden: readonly string[]): string {
  return hidden.map((one, index) => `${visible[index % visible.length]}${one}`).join('')
}
