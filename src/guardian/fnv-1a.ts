/**
 * 32 bits of a text, over its UTF-16 code units; signed, so that callers shape them as they need.
 *
 * @see Fowler, Noll, Vo: FNV-1a, 32 bits
 */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash | 0
}
