/** What the units of one trajectory come to together: a row of its own, kept up unit by unit. */
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import { features } from './feature-table.ts'
import { type UnitKind, unitKinds } from './features/unit-features.ts'

export interface Gathered {
  /** Units so far. */
  readonly units: number
  /** Takes one unit in. */
  add(kind: UnitKind, row: Float32Array, probabilities: Float64Array): void
  /** What they come to so far. */
  row(): Float32Array
}

const classes = benchmarkClasses.length
const appropriate = benchmarkClasses.indexOf('appropriate' satisfies BenchmarkClass)

/** Of the most suspect call: what stands before and after it in its turn. */
const around = ['calls before it', 'calls after it', 'best before it', 'best after it'] as const

/** Names of the columns, in order. */
export const trajectoryColumns: readonly string[] = [
  ...unitKinds.map((kind) => `count ${kind}`),
  ...benchmarkClasses.map((name) => `most suspect ${name}`),
  'most suspect kind',
  'most suspect age',
  'suspect units',
  'mean suspicion',
  ...around,
  ...features.map(({ name }) => `suspect ${name}`),
  ...benchmarkClasses.map((name) => `last ${name}`),
  ...unitKinds.flatMap((kind) => benchmarkClasses.map((name) => `most ${kind} ${name}`)),
  ...features.map(({ name }) => `most ${name}`),
]

interface Suspect {
  /** Place among the units. */
  readonly at: number
  readonly kind: number
  readonly probabilities: Float64Array
  readonly row: Float32Array
  /** How appropriate each call of its turn is, and the place of its own. */
  readonly calls: readonly number[]
  readonly own: number
}

const turnsAt = features.findIndex(({ name }) => name === 'turns')

function highestOf(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : Math.max(...values)
}

export function createGathered(): Gathered {
  const counts = unitKinds.map(() => 0)
  const most = new Float32Array(unitKinds.length * classes).fill(Number.NaN)
  const highest = new Float32Array(features.length).fill(Number.NaN)
  let units = 0
  let suspect: Suspect | undefined
  let suspects = 0
  let suspicion = 0
  /** Of the latest turn: how appropriate each call is. */
  let turn: { number: number; calls: number[] } = { number: Number.NaN, calls: [] }
  let last: Float64Array | undefined
  return {
    get units() {
      return units
    },
    add(kind, row, probabilities) {
      const at = unitKinds.indexOf(kind)
      counts[at] = (counts[at] ?? 0) + 1
      last = probabilities
      const trust = probabilities[appropriate] ?? 0
      suspicion += 1 - trust
      if (trust < 0.5) suspects++
      const number = row[turnsAt] ?? Number.NaN
      if (!Object.is(number, turn.number)) turn = { number, calls: [] }
      const { calls } = turn
      if (kind === 'call') calls.push(trust)
      if (trust < (suspect?.probabilities[appropriate] ?? 2)) {
        const own = kind === 'answer' ? calls.length : calls.length - 1
        suspect = { at: units, kind: at, probabilities, row, calls, own }
      }
      for (let name = 0; name < classes; name++) {
        const slot = at * classes + name
        const before = most[slot] ?? Number.NaN
        const now = probabilities[name] ?? 0
        if (!(before >= now)) most[slot] = now
      }
      for (let feature = 0; feature < features.length; feature++) {
        const value = row[feature] ?? Number.NaN
        if (Number.isNaN(value)) continue
        if (!((highest[feature] ?? Number.NaN) >= value)) highest[feature] = value
      }
      units++
    },
    row() {
      const values = new Float32Array(trajectoryColumns.length).fill(Number.NaN)
      let place = 0
      for (const count of counts) values[place++] = count
      for (let name = 0; name < classes; name++)
        values[place++] = suspect?.probabilities[name] ?? Number.NaN
      values[place++] = suspect?.kind ?? Number.NaN
      values[place++] = suspect === undefined ? Number.NaN : units - 1 - suspect.at
      values[place++] = units === 0 ? Number.NaN : suspects
      values[place++] = units === 0 ? Number.NaN : suspicion / units
      if (suspect !== undefined) {
        const { calls, own } = suspect
        const before = calls.slice(0, Math.max(0, own))
        const after = calls.slice(own + 1)
        values.set([before.length, after.length, highestOf(before), highestOf(after)], place)
        values.set(suspect.row, place + around.length)
      }
      place += around.length + features.length
      for (let name = 0; name < classes; name++) values[place++] = last?.[name] ?? Number.NaN
      values.set(most, place)
      values.set(highest, place + most.length)
      return values
    },
  }
}
