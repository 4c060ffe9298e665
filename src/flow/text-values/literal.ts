/**
 * Values as programs print them: the print of a Python object (`{'a': None, 'b': Decimal('1.5')}`),
 * JSON with slips (raw tabs, `None`, `NaN`), one JSON value a line.
 *
 * @see Python 3 reference, 6.2 Atoms; RFC 8259
 */
import type { JsonValue } from '../../mcp/json.ts'

export interface LiteralBounds {
  /** Values that are read at most; the rest is left out. */
  readonly values: number
  /** Whether the text was cut: what is open at its end is then taken as closed. */
  readonly isCut: boolean
}

const maxDepth = 64

/** The objects and lists that make up `text`; undefined where it is anything else. */
export function literalOf(text: string, bounds: LiteralBounds): JsonValue | undefined {
  const reader = new LiteralReader(text, bounds)
  const values: JsonValue[] = []
  while (!reader.isAtEnd()) {
    const value = reader.value(0)
    if (value === undefined) return undefined
    if (typeof value !== 'object') return undefined
    values.push(value)
    if (reader.isFull()) break
  }
  return values.length === 1 ? values[0] : values.length === 0 ? undefined : values
}

const words: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['None', null],
  ['null', null],
  ['undefined', null],
  ['NaN', null],
  ['nan', null],
])

const wordPattern = /[A-Za-z_][\w.]{0,80}/y
const numberPattern = /[+-]?(?:\d[\d_]{0,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,5})?/y
const spacePattern = /[\s,]*/y
const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' }

/** Reads from left to right; each method gives undefined where its form does not stand. */
class LiteralReader {
  readonly #text: string
  readonly #bounds: LiteralBounds
  #at = 0
  #read = 0

  constructor(text: string, bounds: LiteralBounds) {
    this.#text = text
    this.#bounds = bounds
  }

  /** Skips white space and commas between values. */
  isAtEnd(): boolean {
    spacePattern.lastIndex = this.#at
    spacePattern.test(this.#text)
    this.#at = spacePattern.lastIndex
    return this.#at >= this.#text.length
  }

  isFull(): boolean {
    return this.#read >= this.#bounds.values
  }

  value(depth: number): JsonValue | undefined {
    if (this.isAtEnd()) return this.#bounds.isCut ? null : undefined
    const mark = this.#text.charAt(this.#at)
    if (mark === '{' || mark === '[' || mark === '(') return this.#holder(mark, depth)
    this.#read++
    if (mark === '"' || mark === "'") return this.#string(mark)
    if (mark === '<') return this.#printed()
    return this.#number() ?? this.#word(depth)
  }

  /** An object, a list, a tuple or a set. */
  #holder(open: string, depth: number): JsonValue | undefined {
    if (depth >= maxDepth) return undefined
    const close = closers[open]
    this.#at++
    const list: JsonValue[] = []
    // WHY no prototype: `__proto__` is a member like any other.
    const members: Record<string, JsonValue> = Object.create(null)
    let isObject = false
    while (!this.isFull()) {
      if (this.isAtEnd()) {
        if (!this.#bounds.isCut) return undefined
        break
      }
      if (this.#text.charAt(this.#at) === close) {
        this.#at++
        break
      }
      const item = this.value(depth + 1)
      if (item === undefined) return undefined
      const isEnd = this.isAtEnd()
      // A name without its value, where the text was cut.
      if (open === '{' && isEnd && this.#bounds.isCut) return members
      if (open !== '{' || isEnd || this.#text.charAt(this.#at) !== ':') {
        list.push(item)
        continue
      }
      this.#at++
      this.#read--
      const value = this.value(depth + 1)
      if (value === undefined || (typeof item === 'object' && item !== null)) return undefined
      members[String(item)] = value
      isObject = true
    }
    if (isObject)
      return list.length === 0 || this.isFull() || this.#bounds.isCut ? members : undefined
    return open === '{' && list.length === 0 ? members : list
  }

  #string(quote: string): string | undefined {
    const start = this.#at + 1
    let at = start
    let hasEscape = false
    while (at < this.#text.length && this.#text.charAt(at) !== quote) {
      if (this.#text.charAt(at) === '\\') {
        hasEscape = true
        at++
      }
      at++
    }
    if (at >= this.#text.length && !this.#bounds.isCut) return undefined
    this.#at = Math.min(at + 1, this.#text.length)
    const raw = this.#text.slice(start, at)
    return hasEscape ? unescaped(raw) : raw
  }

  /** `<Status.OPEN: 1>`: how Python prints what it cannot write. */
  #printed(): string | undefined {
    const end = this.#text.indexOf('>', this.#at)
    if (end === -1 || end - this.#at > 200) return undefined
    const text = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    return text
  }

  #number(): number | undefined {
    numberPattern.lastIndex = this.#at
    const found = numberPattern.exec(this.#text)?.[0]
    if (found === undefined) return undefined
    this.#at += found.length
    return Number(found.replaceAll('_', ''))
  }

  /** A constant, or what a constructor was given: `datetime(2024, 5, 1)`, `b'abc'`. */
  #word(depth: number): JsonValue | undefined {
    wordPattern.lastIndex = this.#at
    const found = wordPattern.exec(this.#text)?.[0]
    if (found === undefined) return undefined
    this.#at += found.length
    const next = this.#text.charAt(this.#at)
    if ((next === '"' || next === "'") && found.length <= 2) return this.#string(next)
    if (next === '(') {
      const given = this.#holder('(', depth)
      return Array.isArray(given) && given.length === 1 ? (given[0] ?? null) : given
    }
    return words.get(found)
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

function unescaped(raw: string): string {
  return raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/gs,
    (_, four: string | undefined, two: string | undefined, one: string | undefined) => {
      const code = four ?? two
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
      return escapes[one ?? ''] ?? one ?? ''
    },
  )
}
