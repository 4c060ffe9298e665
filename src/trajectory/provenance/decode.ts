/** What a text says once it is decoded: base64, hexadecimal, percent-encoding, entities, JSON strings. */

export interface Decoded {
  readonly text: string
  readonly by: 'base64' | 'hex' | 'url' | 'entities' | 'json' | 'reversed' | 'rot13'
}

/** UTF-16 code units of a text that is decoded. */
const maxEncoded = 16_384
/** Shorter texts are words that happen to look encoded. */
const minEncoded = 8

const printable = /^[\t\n\r\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd]+$/u

/** Every decoding of `text` that gives readable text; empty for most. */
export function decodings(text: string): readonly Decoded[] {
  if (text.length < minEncoded || text.length > maxEncoded) return []
  const found: Decoded[] = []
  const add = (decoded: string | undefined, by: Decoded['by']): void => {
    if (decoded === undefined || decoded === text || decoded.length < 3) return
    if (printable.test(decoded)) found.push({ text: decoded, by })
  }
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(text) && text.replace(/=+$/, '').length % 4 !== 1) {
    add(
      utf8(Buffer.from(text, text.includes('-') || text.includes('_') ? 'base64url' : 'base64')),
      'base64',
    )
  }
  if (/^(?:0x)?(?:[0-9a-f]{2})+$/i.test(text)) {
    add(utf8(Buffer.from(text.replace(/^0x/i, ''), 'hex')), 'hex')
  }
  if (/%[0-9a-f]{2}/i.test(text)) add(percentDecoded(text), 'url')
  if (/&(?:#x?[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/i.test(text))
    add(withoutEntities(text), 'entities')
  if (/\\[nrt"\\/u]/.test(text)) add(unescaped(text), 'json')
  return found
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Bytes that are no text: nothing was encoded so.
    return undefined
  }
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // A per cent sign of its own.
    return undefined
  }
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(x?)([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, hex, code, name) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole
      const point = Number.parseInt(String(code), hex === '' ? 10 : 16)
      return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : whole
    },
  )
}

function unescaped(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${text.replace(/(?<!\\)((?:\\\\)*)"/g, '$1\\"')}"`)
    return typeof value === 'string' ? value : undefined
  } catch {
    // Backslashes of its own, as in a Windows path.
    return undefined
  }
}
