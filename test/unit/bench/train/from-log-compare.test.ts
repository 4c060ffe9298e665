import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import {
  compareOnMarks,
  type MarksComparison,
} from '../../../../src/bench/train/from-log-compare.ts'
import { markedIn } from '../../../../src/bench/train/from-log-marks.ts'
import { createMarkedUnits, type MarkedUnit } from '../../../../src/bench/train/from-log-units.ts'
import { loadModel } from '../../../../src/guardian/classifier/load-model.ts'
import { benchmarkClasses } from '../../../../src/risk/risk.ts'
import { markedTrajectories } from './marked-log.ts'

const unitOf = createMarkedUnits()
const chance = createChance(1)
const units = markedTrajectories(120, ({ label }) =>
  label === 'appropriate' ? label : 'function-injection',
).flatMap((entries, at): readonly MarkedUnit[] => {
  const [marked] = markedIn(entries).marked
  const unit = marked && unitOf(marked, String(at))
  return unit === undefined ? [] : [unit]
})

function compared(some: readonly MarkedUnit[]): MarksComparison {
  const comparing = compareOnMarks(loadModel(), some, 1, { draws: 50 })
  let step = comparing.next()
  while (step.done !== true) step = comparing.next()
  return step.value
}

describe('two models on marks', () => {
  it('differ where people keep saying what the model before did not know', () => {
    const { before, after, paired, rounds, isNoWorse, marks } = compared(units)
    expect(marks).toBe(120)
    expect(after.right).toBeGreaterThan(before.right)
    expect(after.loss).toBeLessThan(before.loss)
    expect(paired.onlyFirst - paired.onlySecond).toBe(after.right - before.right)
    expect(paired.p).toBeLessThan(0.05)
    expect(rounds).toBeGreaterThan(0)
    expect(isNoWorse).toBe(true)
  })

  it('do not where what was said has nothing to do with what happened', () => {
    const random = units.map((unit) => ({ ...unit, label: chance.below(benchmarkClasses.length) }))
    const { isNoWorse, before, after } = compared(random)
    expect(isNoWorse && after.right > before.right + 12).toBe(false)
  })
})
