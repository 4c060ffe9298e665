/** What people said of verdicts -> rows of features with their class, one for each mark. */
import type { RowOptions } from '../../guardian/classifier/features/row-of-unit.ts'
import { benchmarkClasses } from '../../risk/risk.ts'
import { createExamples } from './examples.ts'
import type { MarkedText } from './from-log-marks.ts'

/** A unit that a person spoke of. */
export interface MarkedUnit {
  readonly row: Float32Array
  /** Place of its class among `benchmarkClasses`. */
  readonly label: number
  /** Marks of one trajectory are learned from together, or not at all. */
  readonly group: string
}

/**
 * How much each counts: those that say that nothing is wrong as much together as all others, since
 * what people speak of is not what the traffic is made of.
 */
export function weightsOfMarks(units: readonly Pick<MarkedUnit, 'label'>[]): Float64Array {
  const harmless = units.filter(({ label }) => label === 0).length
  const others = units.length - harmless
  return Float64Array.from(units, ({ label }) =>
    harmless === 0 || others === 0 ? 1 : units.length / (2 * (label === 0 ? harmless : others)),
  )
}

/** Turns marks into rows; undefined where the message is nothing that a model judges. */
export function createMarkedUnits(
  likeness?: RowOptions['likeness'],
): (marked: MarkedText, group: string) => MarkedUnit | undefined {
  const exampleOf = createExamples(likeness)
  return ({ text, label, step, kind }, group) => {
    // WHY a risk for all: it makes the unit at the step stand out, whatever was said of it.
    const example = exampleOf({
      text,
      label: 'function-injection',
      group,
      source: 'log',
      changed: [{ step, what: kind === 'return' ? 'return marked' : `${kind} marked` }],
    })
    const unit = example?.units.find((one) => one.label !== 0)
    if (unit === undefined || unit.kind !== kind) return undefined
    return { row: unit.row, label: benchmarkClasses.indexOf(label), group }
  }
}
