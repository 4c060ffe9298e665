import { isAscii, isUtf8 } from 'node:buffer'
import { batchSizes } from './batch-sizes.ts'
import { findCaseVariant } from './case-variant.ts'
import { classify } from './classify.ts'
import { countMembers, findDuplicateKey, restoreIntegers } from './exact.ts'
import { findId } from './find-id.ts'
import { isJsonObject, type JsonValue } from './json.ts'
import type { Message, Reading, RejectionReason, RequestId } from './message.ts'
import { isRequestId } from './request-id.ts'
import { scan } from './scan.ts'

export interface ReadLimits {
  /** Deepest nesting of objects and arrays that is read. */
  readonly maxDepth: number
}

/** The depth is far above what messages need (a schema of a real tool: up to 20) and safe to recurse. */
export const defaultReadLimits: ReadLimits = { maxDepth: 128 }

const maxDetail = 200
const carriageReturn = 0x0d
const lineFeed = 0x0a

/**
 * What one line is: a message, a batch, blank, or rejected with the reason.
 *
 * Never throws on any bytes. A message that is accepted means the same to every JSON parser: no
 * duplicate keys, no case variants of protocol keys, valid UTF-8, one line for every line reader.
 * @param raw the line with or without its line end
 * @see MCP 2026-07-28, Base Protocol; CVE-2026-27896
 */
export function readLine(raw: Uint8Array, limits: ReadLimits = defaultReadLimits): Reading {
  const bytes = withoutLineEnd(raw)
  const reject = (reason: RejectionReason, detail: string, id: RequestId | null): Reading => ({
    kind: 'rejected',
    reason,
    id,
    detail: clip(detail),
    bytes: bytes.length,
  })
  if (isBlank(bytes)) return { kind: 'blank' }
  const isPlain = isAscii(bytes)
  if (!isPlain && !isUtf8(bytes))
    return reject('invalid-utf8', 'the line is not valid UTF-8', findId(bytes))
  const seen = scan(bytes, limits.maxDepth)
  if (seen.depth > limits.maxDepth) {
    return reject('too-deep', `nested deeper than ${limits.maxDepth} levels`, findId(bytes))
  }
  // WHY: peers that read text with universal newlines (Python) end a line at a lone carriage
  // return, so they would see other messages than the one that was judged.
  if (bytes.includes(carriageReturn)) {
    return reject('malformed-json', 'a carriage return inside the line', findId(bytes))
  }
  // WHY: ASCII is copied as it is, ten times as fast as it is decoded.
  const text = bytes.toString(isPlain ? 'latin1' : 'utf8')
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch (cause) {
    // Anything but a syntax error would be a fault of ours; nothing of the text is quoted.
    if (!(cause instanceof SyntaxError)) throw cause
    return reject('malformed-json', whyMalformed(text, cause), findId(bytes))
  }
  if (seen.members > 0 && seen.members !== countMembers(value)) {
    const twice = findDuplicateKey(text)
    const isId = twice?.pointer === '/id'
    const where = twice
      ? `key \`${quoted(twice.key)}\` twice, at \`${twice.pointer}\``
      : 'a key twice'
    return reject('duplicate-key', where, isId ? null : idOf(value))
  }
  if (seen.hasBigInteger) value = restoreIntegers(text, value)
  return classifyAll(value, text, bytes.length, reject)
}

/** The id of a line that is over the limit, from its first bytes; null where they do not hold it. */
export function readHead(head: Uint8Array): RequestId | null {
  return findId(head)
}

type Reject = (reason: RejectionReason, detail: string, id: RequestId | null) => Reading

function classifyAll(value: JsonValue, text: string, bytes: number, reject: Reject): Reading {
  const variant = findCaseVariant(value)
  if (variant) {
    const detail = `key \`${quoted(variant.key)}\` differs from \`${quoted(variant.of)}\` in case only, at \`${variant.pointer}\``
    return reject('case-variant-key', detail, idOf(value))
  }
  if (!Array.isArray(value)) {
    const message = classify(value, bytes)
    if (typeof message !== 'string') return { kind: 'message', message }
    return reject('not-json-rpc', message, idOf(value))
  }
  const elements: readonly JsonValue[] = value
  if (elements.length === 0) return reject('not-json-rpc', 'an empty batch', null)
  const sizes = batchSizes(text)
  const messages: Message[] = []
  for (const [index, element] of elements.entries()) {
    const message = classify(element, sizes[index] ?? 0)
    if (typeof message === 'string') {
      return reject('not-json-rpc', `element ${index} of the batch: ${message}`, null)
    }
    messages.push(message)
  }
  return { kind: 'batch', messages }
}

function withoutLineEnd(raw: Uint8Array): Buffer {
  let end = raw.length
  if (raw[end - 1] === lineFeed) end--
  if (raw[end - 1] === carriageReturn) end--
  return Buffer.from(raw.buffer, raw.byteOffset, end)
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) {
    if (byte !== 0x20 && byte !== 0x09 && byte !== carriageReturn && byte !== lineFeed) return false
  }
  return true
}

function idOf(value: JsonValue): RequestId | null {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'id')) return null
  return isRequestId(value.id) ? value.id : null
}

function whyMalformed(text: string, cause: SyntaxError): string {
  if (text.startsWith('\uFEFF')) return 'the line starts with a byte order mark'
  if (/^Unexpected end/.test(cause.message)) return 'the JSON text breaks off'
  const position = / at position (\d+)/.exec(cause.message)?.[1]
  return position === undefined ? 'not valid JSON' : `not valid JSON at character ${position}`
}

function quoted(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}...` : name
}

/** At most 200 characters, without control, format and lone surrogate characters. */
function clip(text: string): string {
  return text.slice(0, maxDetail).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
}
