/** A view of origins that knows what it is told; for the tests of subjects and principles. */
import type { Origin, Origins } from '../../../src/flow/origins.ts'

export function originsOf({
  own = [],
  delegated = false,
  ...values
}: Partial<Record<Exclude<Origin, 'unknown'>, readonly unknown[]>> & {
  readonly own?: readonly string[]
  readonly delegated?: boolean
}): Origins {
  const places = ['query', 'result', 'host'] as const
  return {
    originOf: (value) => places.find((place) => values[place]?.includes(value)) ?? 'unknown',
    isOfUser: (value) => values.query?.includes(value) === true,
    isOwn: (value) => own.includes(value),
    namesIn: () => [],
    isDelegated: () => delegated,
  }
}
