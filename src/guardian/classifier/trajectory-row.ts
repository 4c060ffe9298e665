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

/** Names of the columns, in order. */
export const trajectoryColumns: readonly string[] = [
  ...unitKinds.map((kind) => `count ${kind}`),
  ...benchmarkClasses.map((name) => `most suspect ${name}`),
  'most suspect kind',
  'most suspect age',
  ...benchmarkClasses.map((name) => `last ${name}`),
  ...unitKinds.flatMap((kind) => benchmarkClasses.map((name) => `most ${kind} ${name}`)),
  ...features.flatMap(({ name }) => [`least ${name}`, `most ${name}`]),
]

export function createGathered(): Gathered {
  const counts = unitKinds.map(() => 0)
  const most = new Float32Array(unitKinds.length * classes).fill(Number.NaN)
  const bounds = new Float32Array(features.length * 2).fill(Number.NaN)
  let units = 0
  let suspect: { at: number; kind: number; probabilities: Float64Array } | undefined
  let last: Float64Array | undefined
  return {
    get units() {
      return units
    },
    add(kind, row, probabilities) {
      const at = unitKinds.indexOf(kind)
      counts[at] = (counts[at] ?? 0) + 1
      last = probabilities
      if ((probabilities[appropriate] ?? 0) < (suspect?.probabilities[appropriate] ?? 2))
        suspect = { at: units, kind: at, probabilities }
      for (let name = 0; name < classes; name++) {
        const slot = at * classes + name
        const before = most[slot] ?? Number.NaN
        const now = probabilities[name] ?? 0
        if (!(before >= now)) most[slot] = now
      }
      for (let feature = 0; feature < features.length; feature++) {
        const value = row[feature] ?? Number.NaN
        if (Number.isNaN(value)) continue
        if (!((bounds[2 * feature] ?? Number.NaN) <= value)) bounds[2 * feature] = value
        if (!((bounds[2 * feature + 1] ?? Number.NaN) >= value)) bounds[2 * feature + 1] = value
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
      for (let name = 0; name < classes; name++) values[place++] = last?.[name] ?? Number.NaN
      values.set(most, place)
      values.set(bounds, place + most.length)
      return values
    },
  }
}
