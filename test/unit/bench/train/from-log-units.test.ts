import { describe, expect, it } from 'vitest'
import { markedIn } from '../../../../src/bench/train/from-log-marks.ts'
import { createMarkedUnits, weightsOfMarks } from '../../../../src/bench/train/from-log-units.ts'
import { examplesOf, payments } from './dialogues.ts'
import { markedTrajectories } from './marked-log.ts'

describe('a mark as a row', () => {
  it('is the row of the unit that was marked, as training has it', () => {
    const cases = payments(1)
    const [, repeated] = markedTrajectories(2, () => 'replay-injection')
    const [marked] = markedIn(repeated ?? []).marked
    if (marked === undefined) throw new Error('nothing marked')
    const unit = createMarkedUnits()(marked, 'g')
    expect(unit).toMatchObject({ label: 10, group: 'g' })
    const calls = examplesOf(cases)[1]?.units.filter(({ kind }) => kind === 'call')
    expect(unit?.row).toEqual(calls?.[1]?.row)
  })

  it('is nothing where the message is nothing that a model judges', () => {
    const [plain] = markedTrajectories(1, () => 'appropriate')
    const [marked] = markedIn(plain ?? []).marked
    if (marked === undefined) throw new Error('nothing marked')
    expect(createMarkedUnits()({ ...marked, kind: 'answer' }, 'g')).toBeUndefined()
  })
})

describe('the weight of marks', () => {
  it('is the same for what is wrong and what is not, however many there are', () => {
    const weights = weightsOfMarks([0, 0, 0, 5].map((label) => ({ label })))
    expect([...weights]).toEqual([4 / 6, 4 / 6, 4 / 6, 2])
    expect([...weightsOfMarks([{ label: 0 }, { label: 0 }])]).toEqual([1, 1])
  })
})
