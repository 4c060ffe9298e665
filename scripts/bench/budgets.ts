/** The budgets of docs/results/speed.md against what was measured. */
import type { BigMemoryRow, DelayRow } from './big-messages.ts'
import type { JudgingRow, PlaceRow } from './judging.ts'
import type { LatencyRow } from './latency.ts'
import type { StartUpRow } from './start-up.ts'

export interface Measurements {
  readonly latency: readonly LatencyRow[]
  readonly startUp: readonly StartUpRow[]
  readonly delay: readonly DelayRow[]
  readonly bigMemory: readonly BigMemoryRow[]
  readonly judging: JudgingRow | undefined
  readonly places: readonly PlaceRow[]
}

export interface BudgetRow {
  readonly what: string
  readonly measured: number
  readonly budget: number
  readonly unit: 'x' | 'µs' | 'ms' | 'MB'
  readonly passed: boolean
}

/** Added p50 of the guard for each size, at most, in µs; echo and 1 KB are bound to the relay. */
const addedUs: Readonly<Record<string, number>> = {
  '10 KB result': 1_000,
  '10 KB result, new text': 1_000,
  '100 KB result': 8_000,
  '100 KB result, new text': 8_000,
  '1 MB result': 70_000,
}
/** Times what the parsing relay adds in the same run. */
const relayRatio = 2.5

/** One row for each budget that could be measured; none without the guard. */
export function judgeBudgets(measured: Measurements): BudgetRow[] {
  return [
    ...latencyBudgets(measured.latency),
    ...delayBudget(measured.delay),
    ...startUpBudget(measured.startUp),
    ...memoryBudgets(measured.latency, measured.bigMemory),
    ...judgingBudgets(measured.judging, measured.places),
  ]
}

function row(what: string, measured: number, budget: number, unit: BudgetRow['unit']): BudgetRow {
  // A missing measurement (NaN) fails.
  return { what, measured, budget, unit, passed: measured <= budget }
}

function latencyBudgets(latency: readonly LatencyRow[]): BudgetRow[] {
  return latency
    .filter(({ subject }) => subject === 'guard')
    .map(({ workload, addedUs: added }) => {
      const budget = addedUs[workload]
      if (budget !== undefined) return row(`${workload}: added p50`, added, budget, 'µs')
      const relay = latency.find(
        (other) => other.workload === workload && other.subject === 'parsing relay',
      )
      const ratio = added / (relay?.addedUs ?? Number.NaN)
      return row(`${workload}: added p50 against the parsing relay`, ratio, relayRatio, 'x')
    })
}

function delayBudget(delay: readonly DelayRow[]): BudgetRow[] {
  const guard = delay.find(({ subject }) => subject === 'guard')
  const direct = delay.find(({ subject }) => subject === 'direct')
  if (guard === undefined || direct === undefined) return []
  const added = guard.p99Ms - direct.p99Ms
  return [row('pings while 1 MB results pass: added p99', added, 20, 'ms')]
}

function startUpBudget(startUp: readonly StartUpRow[]): BudgetRow[] {
  return startUp
    .filter(({ subject }) => subject === 'guard')
    .map(({ addedMs }) => row('start-up: added p50', addedMs, 150, 'ms'))
}

function memoryBudgets(
  latency: readonly LatencyRow[],
  bigMemory: readonly BigMemoryRow[],
): BudgetRow[] {
  const peaks = latency
    .filter(({ subject }) => subject === 'guard')
    .flatMap(({ workload, peakMb }) =>
      peakMb === undefined ? [] : [row(`${workload}: peak memory`, peakMb, 100, 'MB')],
    )
  const big = bigMemory.flatMap(({ megabytes, peakMb, beforeMb, afterMb }) => [
    row(`${megabytes} MB result: peak memory`, peakMb, 100 + 6 * megabytes, 'MB'),
    row(`${megabytes} MB result: above the level before, 30 s later`, afterMb - beforeMb, 20, 'MB'),
  ])
  return [...peaks, ...big]
}

function judgingBudgets(judging: JudgingRow | undefined, places: readonly PlaceRow[]): BudgetRow[] {
  const rows =
    judging === undefined ? [] : [row('judging a 10 KB result: p99', judging.p99Ms, 2, 'ms')]
  const at = (guard: PlaceRow['guard'], place: number): number =>
    places.find((one) => one.guard === guard && one.flow === place)?.p50Us ?? Number.NaN
  if (places.length === 0) return rows
  const joined = at('new', 10_000) / at('new', 10)
  const followed = at('same', 20_000) / at('same', 5_000)
  return [
    ...rows,
    row('new guards: a call at flow 10,000 against one at flow 10', joined, 1.3, 'x'),
    row('one guard: a call at flow 20,000 against one at flow 5,000', followed, 1.3, 'x'),
  ]
}
