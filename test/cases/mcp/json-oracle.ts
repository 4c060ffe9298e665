/**
 * A slow reader of JSON by the letter of RFC 8259, which shares nothing with `src/mcp`: the answer
 * that the fast reader must agree with.
 */
export interface OracleAnswer {
  readonly value: unknown
  readonly depth: number
  readonly hasDuplicate: boolean
}

/** What `text` says; throws SyntaxError where it is no JSON text. Integers beyond 2^53 are bigint. */
export function oracle(text: string): OracleAnswer {
  let i = 0
  let deepest = 0
  let hasDuplicate = false

  function fail(): never {
    throw new SyntaxError(`no JSON at ${i}`)
  }
  function space(): void {
    while (i < text.length && ' \t\r\n'.includes(text[i] as string)) i++
  }
  function take(pattern: RegExp): string {
    pattern.lastIndex = i
    const found = pattern.exec(text)?.[0]
    if (found === undefined) return fail()
    i += found.length
    return found
  }
  function string(): string {
    const raw = take(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)
    return raw
      .slice(1, -1)
      .replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex: string | undefined, char: string) =>
        hex
          ? String.fromCharCode(Number.parseInt(hex, 16))
          : ({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[char] ?? char),
      )
  }
  function value(depth: number): unknown {
    space()
    const char = text[i]
    if (char === '"') return string()
    if (char === '{' || char === '[') {
      deepest = Math.max(deepest, depth + 1)
      i++
      return char === '{' ? members(depth + 1) : elements(depth + 1)
    }
    if (char === 't' || char === 'f' || char === 'n') {
      const word = take(/true|false|null/y)
      return word === 'null' ? null : word === 'true'
    }
    const token = take(/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y)
    const number = Number(token)
    if (/^-?[0-9]+$/.test(token) && Math.abs(number) > Number.MAX_SAFE_INTEGER) return BigInt(token)
    return number
  }
  function members(depth: number): unknown {
    const found = new Map<string, unknown>()
    space()
    if (text[i] === '}') i++
    else {
      for (;;) {
        space()
        const key = string()
        space()
        take(/:/y)
        if (found.has(key)) hasDuplicate = true
        found.set(key, value(depth))
        space()
        if (take(/[,}]/y) === '}') break
      }
    }
    return Object.fromEntries(found)
  }
  function elements(depth: number): unknown {
    const found: unknown[] = []
    space()
    if (text[i] === ']') i++
    else {
      for (;;) {
        found.push(value(depth))
        space()
        if (take(/[,\]]/y) === ']') break
      }
    }
    return found
  }

  const whole = value(0)
  space()
  if (i !== text.length) fail()
  return { value: whole, depth: deepest, hasDuplicate }
}
