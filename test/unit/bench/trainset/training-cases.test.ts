import { describe, expect, it } from 'vitest'
import { writeDialogue } from '../../../../src/bench/bench-case.ts'
import { createTrainingCases, licensesOf } from '../../../../src/bench/trainset/training-cases.ts'
import { bmi } from '../gold.ts'

const caseOf = (
  id: string,
  more: object = {},
  truth: 'appropriate' | 'data-injection' = 'appropriate',
) => ({
  id,
  file: 'f',
  line: 3,
  text: JSON.stringify({ id, ...writeDialogue(bmi), ...more }),
  truth,
})

describe('createTrainingCases', () => {
  it('takes each content once, whatever stands around it', () => {
    const training = createTrainingCases()
    expect(training.add(caseOf('a', { license: 'MIT' }))).toBeUndefined()
    expect(training.add(caseOf('b', { meta: { x: 1 } }))).toEqual({
      file: 'f',
      line: 3,
      reason: 'same-content',
    })
    expect(training.add(caseOf('c', {}, 'data-injection'))?.reason).toBe('same-content-other-label')
    expect(training.cases).toMatchObject([{ id: 'a', license: 'MIT', truth: 'appropriate' }])
  })

  it('says why a case cannot be shown', () => {
    const training = createTrainingCases()
    const one = { ...caseOf('a'), text: '{"messages": 7}' }
    expect(training.add(one)?.reason).toBe('audit.malformed-record')
  })
})

describe('licensesOf', () => {
  it('counts by the id of the licence, most first', () => {
    const found = licensesOf([
      { license: 'MIT' },
      {},
      { license: 'Apache-2.0 (as its card says)' },
      { license: 'Apache-2.0' },
    ])
    expect(found).toEqual([
      ['Apache-2.0', 2],
      ['MIT', 1],
      ['unknown', 1],
    ])
  })
})
