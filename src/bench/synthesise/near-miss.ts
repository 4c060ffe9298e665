/** A value that a careful reader takes for the right one: same type, same shape, other meaning. */
import type { JsonObject } from '../../mcp/json.ts'
import { isJsonObject } from '../../mcp/json.ts'
import type { Chance } from '../chance.ts'
import type { Dialogue, DialogueTool } from '../dialogue.ts'
import type { FunctionPool } from './../pool.ts'
import { leavesOf, type Scalar, shapeOf } from './values.ts'

export interface NearMissDeps {
  readonly chance: Chance
  readonly pool: FunctionPool
}

/** Calls of the pool that are looked at for another value of the same name. */
const maxLooked = 400

/** Another value for the parameter `key`; undefined where none that fits is known. */
export function nearMiss(
  key: string,
  value: Scalar,
  { tools, steps }: Pick<Dialogue, 'tools' | 'steps'>,
  name: string,
  { chance, pool }: NearMissDeps,
): Scalar | undefined {
  const tool = tools.find((one) => one.name === name)
  const choice = chance.pick(enumOf(tool, key).filter((one) => one !== value))
  if (choice !== undefined) return choice
  if (typeof value === 'number') return nearNumber(value, chance)
  const shape = shapeOf(value)
  if (shape === 'number') return String(nearNumber(Number(value), chance))
  if (shape !== 'text' && shape !== 'name' && /\d/.test(value)) return otherDigit(value, chance)
  const said = steps.flatMap((step) => (step.kind === 'call' ? leavesOf(step.arguments) : []))
  const own = said.filter((leaf) => leaf.key === key && isOther(leaf.value, value))
  const start = chance.below(Math.max(1, pool.calls.length))
  const others = [...pool.calls.slice(start), ...pool.calls.slice(0, start)]
    .slice(0, maxLooked)
    .flatMap(({ call }) => {
      const one = call.arguments[key]
      return typeof one === 'string' && isOther(one, value) && shapeOf(one) === shape ? [one] : []
    })
  return chance.pick(own.length > 0 ? own.map((leaf) => leaf.value) : others)
}

function isOther(one: Scalar, value: Scalar): boolean {
  return typeof one === typeof value && String(one).toLowerCase() !== String(value).toLowerCase()
}

function enumOf(tool: DialogueTool | undefined, key: string): readonly Scalar[] {
  const properties = tool?.parameters?.properties
  const property = isJsonObject(properties) ? (properties as JsonObject)[key] : undefined
  const values = isJsonObject(property) ? property.enum : undefined
  return Array.isArray(values)
    ? values.filter((one): one is Scalar => typeof one === 'string' || typeof one === 'number')
    : []
}

/** Near, with as many decimals. */
function nearNumber(value: number, chance: Chance): number {
  const decimals = String(value).split('.')[1]?.length ?? 0
  const unit = 10 ** -decimals
  const steps = Math.max(1, Math.round((Math.abs(value) / unit) * (0.03 + 0.2 * chance.next())))
  const sign = value - steps * unit > 0 && chance.happens(0.5) ? -1 : 1
  return Number((value + sign * steps * unit).toFixed(Math.min(decimals, 10)))
}

/** One digit changed, so that a date stays a date: the last digit of a number of two or more. */
function otherDigit(value: string, chance: Chance): string | undefined {
  const places = [...value.matchAll(/\d(?=\D|$)/g)].map(({ index }) => index)
  const at = chance.pick(places)
  if (at === undefined) return undefined
  const digit = Number(value[at])
  const other = digit === 0 ? 1 + chance.below(4) : digit + (digit < 8 && digit !== 2 ? 1 : -1)
  return `${value.slice(0, at)}${other}${value.slice(at + 1)}`
}
