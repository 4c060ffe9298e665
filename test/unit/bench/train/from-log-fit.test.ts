import { describe, expect, it } from 'vitest'
import { correctedModel } from '../../../../src/bench/train/from-log-fit.ts'
import { markedIn } from '../../../../src/bench/train/from-log-marks.ts'
import { createMarkedUnits, type MarkedUnit } from '../../../../src/bench/train/from-log-units.ts'
import { probabilitiesOf, scoresOfRow } from '../../../../src/guardian/classifier/forest.ts'
import { loadModel } from '../../../../src/guardian/classifier/load-model.ts'
import type { Model } from '../../../../src/guardian/classifier/model.ts'
import { decodeModel, encodeModel } from '../../../../src/guardian/classifier/model-file.ts'
import { markedTrajectories } from './marked-log.ts'

const base = loadModel()
const unitOf = createMarkedUnits()
const units = markedTrajectories(60, ({ label }) =>
  label === 'appropriate' ? label : 'function-injection',
).flatMap((entries, at): readonly MarkedUnit[] => {
  const [marked] = markedIn(entries).marked
  const unit = marked === undefined ? undefined : unitOf(marked, String(at))
  return unit === undefined ? [] : [unit]
})

function last(rounds: number): Model {
  const growing = correctedModel(base, units, rounds)
  let step = growing.next()
  while (step.done !== true) step = growing.next()
  return step.value
}

const right = (model: Model): number =>
  units.filter(({ row, label }) => {
    const said = probabilitiesOf(scoresOfRow(model.unit, row), model.temperatures.unit)
    return said.indexOf(Math.max(...said)) === label
  }).length

describe('a corrected model', () => {
  it('learns what people said, and keeps the trees, thresholds and temperatures before', () => {
    const model = last(30)
    expect(right(model)).toBeGreaterThan(right(base))
    expect(right(model)).toBe(units.length)
    expect(model.unit.roots.slice(0, base.unit.roots.length)).toEqual(base.unit.roots)
    expect(model.thresholds).toEqual(base.thresholds)
    expect(model.temperatures).toEqual(base.temperatures)
    expect(model.trajectory).toBe(base.trajectory)
  })

  it('is the model before where no round is added', () => {
    expect(last(0)).toBe(base)
  })

  it('is the same to the byte, and survives its file', () => {
    const bytes = encodeModel(last(3))
    expect(encodeModel(last(3))).toEqual(bytes)
    expect(decodeModel(bytes).unit.roots).toHaveLength(base.unit.roots.length + 33)
  })
})
