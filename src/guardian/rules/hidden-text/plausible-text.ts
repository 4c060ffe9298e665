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

/** The bytes as UTF-8 if that gives plausible text; a last character that was cut is left out. */
export function plausibleBytes(bytes: readonly number[], minLength: number): string | undefined {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  const text = decodeUtf8(bytes.slice(0, wholeCharacters(bytes, end)))
  return text === undefined ? undefined : plausibleText(text, minLength)
}

/** Where the last character ends that is there as a whole, at or before `end`. */
function wholeCharacters(bytes: readonly number[], end: number): number {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] ?? 0
    if (byte < 0x80) return end
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return back < length ? end - back : end
    }
  }
  return end
}

function decodeUtf8(bytes: readonly number[]): string | undefined {
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    // Not UTF-8: that is the answer, not a fault.
    return undefined
  }
}

/** Share of letters and spaces: of two readings the one with more is the better. */
export function letterShare(text: string): number {
  return text === '' ? 0 : (text.match(/[\p{L} ]/gu)?.length ?? 0) / text.length
}
