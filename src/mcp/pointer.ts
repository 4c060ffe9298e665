/** RFC 6901 JSON pointers. */
import { isJsonObject, type JsonValue } from './json.ts'

/** One reference token as it stands in a pointer. */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/')
    ? token.replaceAll('~', '~0').replaceAll('/', '~1')
    : token
}

/** The pointer made of `tokens`; `''`, the whole value, for none. */
export function buildPointer(tokens: readonly (string | number)[]): string {
  let pointer = ''
  for (const token of tokens) {
    pointer += `/${typeof token === 'number' ? token : escapeToken(token)}`
  }
  return pointer
}

/** The decoded reference tokens; `undefined` where `pointer` is not one. */
export function parsePointer(pointer: string): readonly string[] | undefined {
  if (pointer === '') return []
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The array index that a token names; `undefined` for `-`, leading zeros and everything else. */
export function indexOfToken(token: string): number | undefined {
  return /^(?:0|[1-9]\d{0,14})$/.test(token) ? Number(token) : undefined
}

/** The value at `pointer`; `undefined` where there is none. Sees own properties only. */
export function at(value: JsonValue, pointer: string): JsonValue | undefined {
  const tokens = parsePointer(pointer)
  if (!tokens) return undefined
  let current: JsonValue | undefined = value
  for (const token of tokens) {
    if (Array.isArray(current)) {
      const index = indexOfToken(token)
      current = index === undefined ? undefined : (current as readonly JsonValue[])[index]
    } else if (isJsonObject(current) && Object.hasOwn(current, token)) {
      current = current[token]
    } else {
      return undefined
    }
  }
  return current
}
