import { describe, expect, it } from 'vitest'
import { matrixSources, namedSources } from '../../../../src/bench/evaluate/matrix-sources.ts'
import { golds } from '../synthesise/world.ts'

const other = golds.map((gold) => ({ ...gold, source: 'other', license: 'CC-BY-SA-4.0' }))
const own = golds.map((gold) => ({ ...gold, source: 'own', license: 'MIT' }))
const options = {
  form: 'paper',
  seed: 1,
  size: 16,
  testSize: 8,
  testOnly: [],
  allowed: [],
} as const

describe('the sources of a matrix', () => {
  it('are for tests only under a licence that asks to share alike, or by their name', () => {
    const dialogues = [...own, ...other]
    const may = (more: Partial<typeof options>) =>
      namedSources(dialogues, { ...options, ...more }).map(({ mayTrain }) => mayTrain)
    expect(may({})).toEqual([true, false])
    expect(may({ allowed: ['CC-BY-SA-4.0'] as never })).toEqual([true, true])
    expect(may({ testOnly: ['own'] as never })).toEqual([false, false])
  })

  it('have a part to learn from and a part to test on, without a gold dialogue in both', () => {
    const [one, two] = [...matrixSources([...own, ...other], options)]
    expect(one?.name).toBe('own')
    expect(one?.train.length).toBeGreaterThan(0)
    expect(one?.test.length).toBeGreaterThan(0)
    expect(one?.mixed.length).toBeGreaterThan(one?.test.length ?? 0)
    expect(two).toMatchObject({ name: 'other', mayTrain: false, train: [], mixed: [] })
    expect(two?.test.length).toBeGreaterThan(0)
  })
})
