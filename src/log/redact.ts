/**
 * Redaction before anything is stored: content goes in as values and comes out as JSON text.
 *
 * Writing text at once, and not a redacted copy, keeps integers beyond 2^53 and own keys such as
 * `__proto__` as they are, and costs one pass.
 */
import { typeOfFieldName } from '../flow/field-name.ts'
import type { InformationType } from '../flow/flow.ts'
import { namesSecret } from '../flow/recognise/credential-assignment.ts'
import { keyedDigest } from './digest.ts'
import type { LogMode } from './entry.ts'
import { redactText, tagOf } from './redact-text.ts'

/** Bounds of one entry's content in the modes that bound it. */
export const contentBounds: {
  readonly stringLength: number
  readonly bytes: number
  readonly leaves: number
  readonly depth: number
  readonly keyLength: number
} = {
  /** UTF-16 code units that stay of a string. */
  stringLength: 4_096,
  /** Bytes of JSON text an entry, nearly: the last value may go over by itself. */
  bytes: 64 * 1024,
  leaves: 10_000,
  depth: 64,
  /** UTF-16 code units that stay of a member's name. */
  keyLength: 256,
}

export interface Redactor {
  /** `content` as JSON text; each call draws on the same bounds. */
  content(content: unknown): string
  /** A short text that may quote content: a name, a URI, a sentence of a finding. */
  text(text: string): string
}

/** Short texts whose redacted form is kept: names and methods come again with every message. */
const maxKept = 1_000
const maxKeptLength = 256

/**
 * What gives each entry its redactor. What it has learned of names is kept from entry to entry;
 * the bounds are each entry's own.
 */
export function redactorFactory(mode: LogMode, key: Uint8Array): () => Redactor {
  const hiddenTypeOf = remembered(typeHiddenByName)
  const shownName = remembered((name) =>
    JSON.stringify(cutText(name, key, contentBounds.keyLength)),
  )
  const numberOf = redactNumber(key, hiddenTypeOf)
  const text = remembered((given: string) => cutText(given, key))
  switch (mode) {
    case 'full': {
      const redactor: Redactor = { content: writeFull, text: (given) => given }
      return () => redactor
    }
    case 'redacted': {
      const leaf = (given: string, name: string): string =>
        redactLeaf(given, name, hiddenTypeOf, key)
      return () => ({ content: createWriter(leaf, numberOf, shownName), text })
    }
    case 'shape': {
      const leaf = (given: string): string => `string ${given.length}`
      const number = (): string => '"number"'
      return () => ({ content: createWriter(leaf, number, shownName), text })
    }
  }
}

/** The text with its findings replaced, cut to the bound with a note of what was cut. */
function cutText(
  text: string,
  key: Uint8Array,
  maxLength: number = contentBounds.stringLength,
): string {
  const kept = redactText(text, maxLength, key)
  if (text.length <= maxLength) return kept
  return `${kept}[cut ${text.length - maxLength} of ${text.length} hmac:${keyedDigest(key, text).slice(0, 8)}]`
}

/** The type that a member's name states, where values of it are never stored; null: any other. */
type HiddenTypeOf = (name: string) => InformationType | null

function typeHiddenByName(name: string): InformationType | null {
  if (namesSecret(name)) return 'credential'
  const type = typeOfFieldName(name)
  return type === 'national-id' || type === 'birth-date' ? type : null
}

/** Longest identity number or date of birth as written; a longer value is a text that may hold one. */
const maxIdentity = 40

function redactLeaf(
  text: string,
  name: string,
  hiddenTypeOf: HiddenTypeOf,
  key: Uint8Array,
): string {
  const type = name === '' || text === '' ? null : hiddenTypeOf(name)
  if (type === 'credential') return tagOf(type, text, key)
  if (type !== null && text.length <= maxIdentity && /\d/.test(text)) return tagOf(type, text, key)
  return cutText(text, key)
}

/** `work` with its answers about short names kept: rows of one list share their members' names. */
function remembered<T>(work: (name: string) => T): (name: string) => T {
  const answers = new Map<string, T>()
  return (name) => {
    if (name.length > maxKeptLength) return work(name)
    let answer = answers.get(name)
    if (answer === undefined) {
      answer = work(name)
      if (answers.size >= maxKept) answers.clear()
      answers.set(name, answer)
    }
    return answer
  }
}

/** Numbers that may be a card or an account are looked at as text; smaller ones stay. */
function redactNumber(
  key: Uint8Array,
  hiddenTypeOf: HiddenTypeOf,
): (digits: string, name: string) => string {
  return (digits, name) => {
    const isSecret =
      name !== '' && digits.length >= 3 && /^(?:pin|password|passcode|otp|cvv|cvc)$/i.test(name)
    if (isSecret) return JSON.stringify(tagOf('credential', digits, key))
    const type = name === '' || digits.length < 6 ? null : hiddenTypeOf(name)
    if (type === 'national-id' || type === 'birth-date')
      return JSON.stringify(tagOf(type, digits, key))
    if (digits.length < 12) return digits
    const redacted = redactText(digits, digits.length, key)
    return redacted === digits ? digits : JSON.stringify(redacted)
  }
}

/** Writes JSON text within the bounds; what does not fit is named, never silently dropped. */
function createWriter(
  leaf: (text: string, name: string) => string,
  number: (digits: string, name: string) => string,
  shownName: (name: string) => string,
): (content: unknown) => string {
  let leaves = 0
  let bytes = 0
  const isSpent = (): boolean => leaves >= contentBounds.leaves || bytes >= contentBounds.bytes

  function count(text: string): string {
    leaves++
    bytes += text.length
    return text
  }

  function write(value: unknown, name: string, depth: number): string {
    if (typeof value === 'string') return count(JSON.stringify(leaf(value, name)))
    if (typeof value === 'number' || typeof value === 'bigint')
      return count(number(digitsOf(value), name))
    if (typeof value !== 'object' || value === null)
      return count(value === undefined ? 'null' : String(value))
    if (depth >= contentBounds.depth) return count('"[deeper]"')
    return Array.isArray(value) ? writeArray(value, name, depth) : writeObject(value, depth)
  }

  function writeArray(values: readonly unknown[], name: string, depth: number): string {
    const items: string[] = []
    for (const [index, value] of values.entries()) {
      if (isSpent()) {
        items.push(`"[left out ${values.length - index} of ${values.length}]"`)
        break
      }
      items.push(write(value, name, depth + 1))
    }
    return `[${items.join(',')}]`
  }

  function writeObject(value: object, depth: number): string {
    const members: string[] = []
    const names = Object.keys(value)
    for (const [index, name] of names.entries()) {
      if (isSpent()) {
        members.push(`"[left out]":"${names.length - index} of ${names.length}"`)
        break
      }
      const shown = shownName(name)
      bytes += shown.length
      members.push(`${shown}:${write((value as Record<string, unknown>)[name], name, depth + 1)}`)
    }
    return `{${members.join(',')}}`
  }

  return (content) => write(content, '', 0)
}

/** All of it, as JSON text. */
function writeFull(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch (error) {
    // A bigint, which JSON.stringify refuses.
    if (!(error instanceof TypeError)) throw error
    return writeExact(value)
  }
}

function writeExact(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return digitsOf(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(writeExact).join(',')}]`
  const members = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}:${writeExact(item)}`,
  )
  return `{${members.join(',')}}`
}

/** A number as JSON; one that overflowed when it was read (1e400) stays beyond every double. */
function digitsOf(value: number | bigint): string {
  if (typeof value === 'bigint' || Number.isFinite(value)) return String(value)
  return value > 0 ? '1e999' : '-1e999'
}
