/** A row of features by name, as tests ask for them, and small models that say one thing. */
import { type FeatureName, features } from '../../../../src/guardian/classifier/feature-table.ts'
import type { Forest } from '../../../../src/guardian/classifier/forest.ts'
import type { Model } from '../../../../src/guardian/classifier/model.ts'
import { trajectoryColumns } from '../../../../src/guardian/classifier/trajectory-row.ts'
import { benchmarkClasses } from '../../../../src/risk/risk.ts'

/** Undefined where the feature is missing. */
export function named(row: Float32Array): (name: FeatureName) => number | undefined {
  return (name) => {
    const value = row[features.findIndex((one) => one.name === name)]
    return value === undefined || Number.isNaN(value) ? undefined : value
  }
}

/** What `fill` puts into a row. */
export function put(fill: (put: (name: FeatureName, value: number | boolean) => void) => void) {
  const values = new Map<FeatureName, number>()
  fill((name, value) => values.set(name, Number(value)))
  return (name: FeatureName): number | undefined => values.get(name)
}

/** One tree: where feature `asked` is above `from`, class `name` is likely, else `appropriate`. */
export function forestFor(
  asked: number,
  from: number,
  name: (typeof benchmarkClasses)[number],
  width: number,
): Forest {
  const at = benchmarkClasses.indexOf(name)
  return {
    features: width,
    classes: benchmarkClasses.length,
    bias: new Float64Array(benchmarkClasses.length),
    roots: Int32Array.from(benchmarkClasses, (_, tree) => (tree === 0 ? 0 : tree === at ? 1 : -5)),
    feature: Uint16Array.of(asked, asked),
    threshold: Float32Array.of(from, from),
    left: Int32Array.of(-1, -3),
    right: Int32Array.of(-2, -4),
    leaves: Float32Array.of(6, -6, -6, 6, 0),
  }
}

/** Says `replay-injection` of a call with equal ones before it. */
export function replayModel(more: Partial<Model> = {}): Model {
  const equal = features.findIndex((one) => one.name === 'equal-calls')
  const column = trajectoryColumns.indexOf('most equal-calls')
  return {
    features: features.map((one) => one.name),
    classes: benchmarkClasses,
    unit: forestFor(equal, 0.5, 'replay-injection', features.length),
    trajectory: forestFor(column, 0.5, 'replay-injection', trajectoryColumns.length),
    temperatures: { unit: 1, trajectory: 1 },
    thresholds: { ask: 0.5, block: 0.9 },
    ...more,
  }
}
