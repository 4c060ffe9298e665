/**
 * What a text, or a run within it, says once it is decoded: base64, hexadecimal, percent-encoding,
 * entities, escapes of JSON; also one within the other.
 */
import { isUtf8 } from 'node:buffer'

export type Encoding = 'base64' | 'hex' | 'url' | 'entities' | 'json'

export interface Decoded {
  readonly text: string
  /** The encodings that were taken off, outermost first. */
  readonly by: readonly Encoding[]
  /** The part of the given text that was decoded, in UTF-16 code units, end exclusive. */
  readonly start: number
  readonly end: number
}

/** UTF-16 code units of a text that is decoded. */
const maxEncoded = 65_536
/** Shorter runs are words that happen to look encoded. */
const minEncoded = 8
/** UTF-16 code units of what is decoded after the first. */
const maxMore = 2_048
/** Encodings within each other. */
const maxDepth = 2

const printable = /^[\t\n\r\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+$/u
/** UTF-16 code units of a run within a longer text; shorter ones say more by chance. */
const minWithin = 12
const encodedRun = /[A-Za-z0-9+/_-]{8,}={0,2}/g

/**
 * Readable texts that `text` as a whole, or runs of it, decode to; empty for most. At most `limit`.
 *
 * @param shortest UTF-16 code units of a run within the text that is tried, at least 8
 */
export function decodingsWithin(
  text: string,
  limit: number,
  shortest: number = minWithin,
): readonly Decoded[] {
  if (text.length < minEncoded || text.length > maxEncoded) return []
  const found: Decoded[] = []
  decodeInto(found, { text, by: [], start: 0, end: text.length }, limit, shortest)
  return found
}

function decodeInto(found: Decoded[], given: Decoded, limit: number, shortest: number): void {
  if (given.by.length >= maxDepth) return
  const isOuter = given.by.length === 0
  const add: Add = (plain, by, start, end) => {
    if (plain === undefined || plain.length < 3 || found.length >= limit) return
    if (plain === given.text || !printable.test(plain)) return
    // A text that is decoded in several ways must not take the place of several.
    if (isOuter && found.length > 0 && plain.length > maxMore) return
    const place = isOuter ? { start, end } : { start: given.start, end: given.end }
    const decoded: Decoded = { text: plain, by: [...given.by, by], ...place }
    found.push(decoded)
    decodeInto(found, decoded, limit, shortest)
  }
  const { text } = given
  if (/[%&\\]/.test(text)) decodeMarked(text, add)
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) {
    addRun(text, 0, text.length, add)
    return
  }
  encodedRun.lastIndex = 0
  const runs = [...text.matchAll(encodedRun)]
    .filter(([run]) => run.length >= shortest)
    .slice(0, 4 * limit)
  for (const match of runs) addRun(match[0], match.index, match.index + match[0].length, add)
}

type Add = (plain: string | undefined, by: Encoding, start: number, end: number) => void

function decodeMarked(text: string, add: Add): void {
  if (/%[0-9a-f]{2}/i.test(text)) add(percentDecoded(text), 'url', 0, text.length)
  if (/&(?:#x?[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/i.test(text))
    add(withoutEntities(text), 'entities', 0, text.length)
  if (/\\[nrt"\\/u]/.test(text)) add(unescaped(text), 'json', 0, text.length)
}

function addRun(run: string, start: number, end: number, add: Add): void {
  if (/^(?:0x)?(?:[0-9a-f]{2})+$/i.test(run)) {
    add(utf8(Buffer.from(run.replace(/^0x/i, ''), 'hex')), 'hex', start, end)
  }
  const marks = run.endsWith('==') ? 2 : Number(run.endsWith('='))
  if ((run.length - marks) % 4 === 1) return
  if (!mayBeText(run)) return
  add(utf8(Buffer.from(run, /[-_]/.test(run) ? 'base64url' : 'base64')), 'base64', start, end)
}

function utf8(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const sextets: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const shown = String.fromCharCode(code).replace('-', '+').replace('_', '/')
  return Math.max(0, alphabet.indexOf(shown))
})

/**
 * Whether the first bytes of base64 could be text: most words are none once decoded, and this is
 * told without decoding them.
 */
function mayBeText(run: string): boolean {
  const end = Math.min(run.length - 3, 12)
  for (let at = 0; at < end; at += 4) {
    const bits =
      (sextet(run, at) << 18) |
      (sextet(run, at + 1) << 12) |
      (sextet(run, at + 2) << 6) |
      sextet(run, at + 3)
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = (bits >> shift) & 0xff
      const isPadding = byte === 0 && at + 4 >= run.length - 2
      const isControl = byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13
      // Bytes that no UTF-8 has, or no text begins with.
      if ((isControl && !isPadding) || byte === 0x7f || byte === 0xc0 || byte > 0xf4) return false
      if (at === 0 && shift === 16 && byte >= 0x80 && byte < 0xc2) return false
    }
  }
  return true
}

function sextet(run: string, at: number): number {
  return sextets[run.charCodeAt(at)] ?? 0
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
    const value: unknown = JSON.parse(`"${text.replace(/\\[\s\S]|"/g, escapedQuote)}"`)
    return typeof value === 'string' ? value : undefined
  } catch {
    // Backslashes of its own, as in a Windows path.
    return undefined
  }
}

function escapedQuote(found: string): string {
  return found === '"' ? '\\"' : found
}
