/**
 * The first `length` UTF-16 code units of `text`, as a text of their own.
 *
 * WHY no slice: V8 keeps all of the text alive that a slice was taken from.
 */
export function startOf(text: string, length: number): string {
  return Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le')
}
