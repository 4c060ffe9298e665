/** Whether decoded symbols are text rather than chance. */

const printable = /^[\t\n\r\x20-\x7e\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u
const wordCharacter = /[\p{L}\p{M}\p{N} ]/gu

/** Share of letters, digits and spaces from which symbols count as text; random bytes reach 0.25. */
const minWordShare = 0.7

/**
 * `text` without trailing zeros if somebody may have written it, else undefined.
 *
 * @param minLength characters below which chance is too likely
 */
export function plausibleText(text: string, minLength: number): string | undefined {
  const trimmed = text.replace(/\0{1,64}$/, '')
  if (trimmed.length < minLength || !printable.test(trimmed)) return undefined
  const words = trimmed.match(wordCharacter)?.length ?? 0
  if (words < minWordShare * trimmed.length) return undefined
  // Filler decodes to one or two characters again and again: that says nothing.
  const distinct = new Set(trimmed.slice(0, 256)).size
  return distinct >= Math.min(3, minLength) ? trimmed : undefined
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The bytes as UTF-8 if that gives plausible text. */
export function plausibleBytes(bytes: readonly number[], minLength: number): string | undefined {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  for (let cut = 0; cut < 4 && end - cut > 0; cut++) {
    // A sequence cut in the middle of its last character is still text.
    const text = decodeUtf8(bytes.slice(0, end - cut))
    if (text !== undefined) return plausibleText(text, minLength)
  }
  return undefined
}

function decodeUtf8(bytes: readonly number[]): string | undefined {
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    // Not UTF-8: that is the answer, not a fault.
    return undefined
  }
}
