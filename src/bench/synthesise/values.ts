/** Values in arguments, returns and words: what they are replaced by, and how everywhere alike. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { Chance } from '../chance.ts'
import { callsOf, type Dialogue } from '../dialogue.ts'

export type Scalar = string | number

/** A value of arguments or of a return, with the name that it stands under. */
export interface Leaf {
  readonly key: string
  readonly value: Scalar
}

/** Depth to which values are looked for, and how many. */
const maxDepth = 8
const maxLeaves = 200

/** Texts and numbers in a JSON value, in order. */
export function leavesOf(value: JsonValue | undefined): readonly Leaf[] {
  const found: Leaf[] = []
  const walk = (one: JsonValue | undefined, key: string, depth: number): void => {
    if (found.length >= maxLeaves || depth > maxDepth) return
    if (typeof one === 'string' || typeof one === 'number') found.push({ key, value: one })
    else if (Array.isArray(one)) for (const item of one) walk(item, key, depth + 1)
    else if (isJsonObject(one)) {
      for (const [name, item] of Object.entries(one)) walk(item, name, depth + 1)
    }
  }
  walk(value, '', 0)
  return found
}

/** The JSON value that a return is; undefined where it is plain words. */
export function jsonOf(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    // Plain words: a return need not be JSON.
    return undefined
  }
}

/** `text` with `from` replaced wherever it stands as a whole word. */
export function replaceValue(text: string, from: Scalar, to: Scalar): string {
  const escaped = String(from).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}]|\\d\\.)${escaped}(?![\\p{L}\\p{N}]|\\.\\d)`, 'giu')
  return text.replace(pattern, () => String(to))
}

/** Whether `text` says `value` as a whole word. */
export function says(text: string, value: Scalar): boolean {
  const own = String(value)
  return own.length > 0 && replaceValue(text, own, `${own}\u0000`) !== text
}

/** What a text looks like: values of one shape can stand for each other. */
export type Shape = 'email' | 'date' | 'time' | 'phone' | 'number' | 'code' | 'name' | 'text'

export function shapeOf(value: Scalar): Shape {
  const text = String(value)
  if (/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(text)) return 'email'
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return 'date'
  if (/^\d{1,2}:\d{2}/.test(text)) return 'time'
  if (/^\+?[\d\s()-]{7,20}$/.test(text)) return 'phone'
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return 'number'
  if (/^(?=\S*\d)[\w-]{3,40}$/.test(text)) return 'code'
  if (/^\p{Lu}[\p{L}'.]+(?: \p{Lu}[\p{L}'.]+){0,3}$/u.test(text)) return 'name'
  return 'text'
}

/** Arguments with some values of the dialogue in place of those that look like them. */
export interface Adapted {
  readonly arguments: JsonObject
  /** What was replaced by what. */
  readonly swapped: readonly (readonly [Scalar, Scalar])[]
}

/** Chances that a value of the same name, or only of the same shape, is taken from the dialogue. */
const takesSameName = 0.8
const takesSameShape = 0.5
/** Shapes that say what a value is, whatever its name. */
const tellingShapes: ReadonlySet<Shape> = new Set(['email', 'date', 'time', 'phone'])

/**
 * The arguments of a foreign call as they would be in this dialogue: partly its own values.
 *
 * @param request only what it says is replaced, so that request and call stay of one mind
 */
export function adaptArguments(
  args: JsonObject,
  request: string,
  dialogue: Dialogue,
  chance: Chance,
): Adapted {
  const own = callsOf(dialogue).flatMap((call) => leavesOf(call.arguments))
  const swapped: (readonly [Scalar, Scalar])[] = []
  const adapted = Object.entries(args).map(([key, value]): readonly [string, JsonValue] => {
    if (typeof value !== 'string' && typeof value !== 'number') return [key, value]
    if (String(value).length < 2 || !says(request, value)) return [key, value]
    const fits = own.filter((leaf) => leaf.value !== value && typeof leaf.value === typeof value)
    const shape = shapeOf(value)
    const named = fits.filter(
      (leaf) => leaf.key.toLowerCase() === key.toLowerCase() && shapeOf(leaf.value) === shape,
    )
    const shaped = tellingShapes.has(shape)
      ? fits.filter((leaf) => shapeOf(leaf.value) === shape)
      : []
    const other = chance.pick(named.length > 0 ? named : shaped)?.value
    if (other === undefined) return [key, value]
    if (!chance.happens(named.length > 0 ? takesSameName : takesSameShape)) return [key, value]
    swapped.push([value, other])
    return [key, other]
  })
  return { arguments: Object.fromEntries(adapted), swapped }
}

/** `text` after all swaps; short values are left, they stand everywhere. */
export function swapValues(text: string, swapped: Adapted['swapped']): string {
  return swapped.reduce(
    (now, [from, to]) => (String(from).length < 2 ? now : replaceValue(now, from, to)),
    text,
  )
}
