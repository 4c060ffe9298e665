/** An answer whose number is not the one that was returned: near it or instead of it, and held nowhere. */
import type { TrajectoryView } from '../../../trajectory/memory.ts'
import type { Observation } from '../../../trajectory/observation.ts'
import type { Claim } from '../../judge.ts'
import type { Assertion } from '../../task/assertions.ts'
import { heldValues, maxDerived } from '../../task/held-values.ts'
import { unreturnedNumbers } from './unreturned-number.ts'

/** Numbers of one result that are compared: among many, one is always near. */
const maxReturned = 12

/**
 * A number that nothing holds, near one that was returned and that the answer leaves out.
 *
 * @param answer what the latest call returned
 */
export function fabricatedNumber(
  text: string,
  assertions: readonly Assertion[],
  answer: Observation,
  past: TrajectoryView,
): readonly Claim[] {
  const returned = numbersOf(answer)
  if (returned.length === 0 || returned.length > maxReturned) return []
  const said = new Set(assertions.map((one) => numberOf(one.text)))
  const near = assertions.filter(({ kind, text: value, at }) => {
    const isClock = clock.test(text.slice(at + value.length, at + value.length + 6))
    const number = kind === 'value' && !isClock ? numberOf(value) : undefined
    return number !== undefined && returned.some((one) => !said.has(one) && isNear(number, one))
  })
  if (near.length === 0) return notReturned(text, assertions, returned, answer, past)
  const held = heldValues(past)
  if (!held.isWhole) return []
  const wrong = near
    .slice(0, maxDerived)
    .find(({ text: value }) => !held.holds(value) && !held.follows(value))
  if (wrong === undefined) return []
  return [
    {
      decision: 'allow',
      severity: 'medium',
      confidence: 0.6,
      element: 'presence',
      text: 'The answer states a number that neither the user nor a result gave, near one that was returned and that it leaves out.',
      evidence: [{ pointer: '' }, { pointer: '', earlier: answer.flow }],
    },
  ]
}

/** The same of a share, sum or measure, where the answer gives nothing that was returned. */
function notReturned(
  text: string,
  assertions: readonly Assertion[],
  returned: readonly number[],
  answer: Observation,
  past: TrajectoryView,
): readonly Claim[] {
  const found = unreturnedNumbers(text, assertions, returned)
  if (found.length === 0) return []
  const held = heldValues(past)
  if (!held.isWhole) return []
  const isMadeUp = found
    .slice(0, maxDerived)
    .some(({ text: value }) => !held.holds(value) && !held.follows(value))
  if (!isMadeUp) return []
  return [
    {
      decision: 'allow',
      severity: 'medium',
      confidence: 0.6,
      element: 'presence',
      text: 'The answer states a number that neither the user nor a result gave, and none of those that were returned.',
      evidence: [{ pointer: '' }, { pointer: '', earlier: answer.flow }],
    },
  ]
}

/** What follows an hour: it is written in twelve or in twenty-four. */
const clock = /^ ?(?:am|pm|a\.m|p\.m|o'clock|uhr|h\b|시|:|點|点|時)/i

function numbersOf({ leaves }: Observation): readonly number[] {
  return leaves.slice(0, 64).flatMap(([, value]) => {
    if (typeof value === 'number') return [value]
    if (typeof value !== 'string') return []
    return Array.from(
      value.slice(0, 512).matchAll(/\d{1,3}(?:,\d{3})+(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?/g),
      ([digits]) => Number(digits.replaceAll(',', '')),
    )
  })
}

function numberOf(text: string): number | undefined {
  const digits = /^[$€£¥₩]? ?([\d,]{1,24}(?:\.\d{1,8})?)%?$/.exec(text)?.[1]
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''))
}

/** Within a quarter of each other, and not rounded from one another. */
function isNear(one: number, other: number): boolean {
  if (one === other || other === 0 || one < 5) return false
  if (Math.abs(one - other) < 1 && (Number.isInteger(one) || Number.isInteger(other))) return false
  const ratio = one / other
  return ratio > 0.75 && ratio < 1.33
}
