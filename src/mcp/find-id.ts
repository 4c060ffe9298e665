import { isUtf8 } from 'node:buffer'
import { afterSpace, closedString, decodeString } from './json-text.ts'
import type { RequestId } from './message.ts'
import { isRequestId } from './request-id.ts'

/** Bytes of a broken or over-long line that are searched. */
const maxSearched = 1024 * 1024

const integer = /-?(?:0|[1-9]\d{0,99})(?=[ \t\r\n]*[,}])/y

/**
 * The id of a message that cannot be parsed: the one `id` member of its outermost object.
 *
 * Null where there is none, where there are two, or where the text breaks off or goes wrong before
 * the member is complete. Reads at most the first 1 MiB, in linear time.
 */
export function findId(line: Uint8Array): RequestId | null {
  const bytes = Buffer.from(line.buffer, line.byteOffset, Math.min(line.length, maxSearched))
  // WHY: Latin-1 keeps one character a byte, so that invalid UTF-8 elsewhere does not matter.
  const text = bytes.toString('latin1')
  let i = afterSpace(text, 0)
  if (text[i] !== '{') return null
  i++
  let depth = 1
  let expectsKey = true
  let id: RequestId | undefined
  while (i < text.length && depth > 0) {
    const char = text[i]
    if (char === '"') {
      const end: number | undefined = closedString(text, i)
      if (end === undefined) break
      const isKey: boolean = depth === 1 && expectsKey
      expectsKey = false
      const colon = isKey && isIdToken(text.slice(i, end)) ? afterSpace(text, end) : undefined
      i = end
      if (colon === undefined) continue
      if (id !== undefined || text[colon] !== ':') return null
      id = readId(text, afterSpace(text, colon + 1))
      if (id === undefined) return null
      continue
    }
    if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    else if (char === ',' && depth === 1) expectsKey = true
    i++
  }
  return id ?? null
}

function isIdToken(token: string): boolean {
  if (token === '"id"') return true
  return /^"(?:i|\\u0069)(?:d|\\u0064)"$/i.test(token) && decodeToken(token) === 'id'
}

function readId(text: string, from: number): RequestId | undefined {
  if (text[from] === '"') {
    const end = closedString(text, from)
    if (end === undefined || !/[,}]/.test(text[afterSpace(text, end)] ?? '')) return undefined
    return decodeToken(text.slice(from, end))
  }
  integer.lastIndex = from
  const digits = integer.exec(text)?.[0]
  if (digits === undefined) return undefined
  const number = Number(digits)
  const id = Number.isSafeInteger(number) ? number : BigInt(digits)
  return isRequestId(id) ? id : undefined
}

function decodeToken(token: string): string | undefined {
  const bytes = Buffer.from(token, 'latin1')
  if (!isUtf8(bytes)) return undefined
  try {
    return decodeString(bytes.toString('utf8'))
  } catch (cause) {
    // A broken escape: the id cannot be read.
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}
