/** Numbers and intervals as reports write them. */
import type { Interval } from '../evaluate/bootstrap.ts'

/** `54.2%`; an em dash where there is none. */
export function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${(value * 100).toFixed(1)}%`
}

/** `54.2% (51.0 to 57.3)`. */
export function percentWithin(value: number | undefined, interval: Interval | undefined): string {
  if (value === undefined || interval === undefined) return percent(value)
  const bounds = [interval.low, interval.high].map((bound) => (bound * 100).toFixed(1))
  return `${percent(value)} (${bounds.join(' to ')})`
}

/** `+3.1`, in percentage points. */
export function points(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(1)}`
}

export function probability(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3)
}
