import { describe, expect, it } from 'vitest'
import { aucOf, checkLeaks } from '../../../../src/bench/synthesise/leak-check.ts'
import { bmi } from '../gold.ts'

const casesWith = (leaks: boolean) =>
  Array.from({ length: 240 }, (_none, at) => {
    const isRisk = at % 2 === 1
    const extra = { kind: 'assistant', text: 'ha '.repeat(leaks && isRisk ? 9 : 1) } as const
    return {
      id: `c${at}`,
      label: isRisk ? ('replay-injection' as const) : ('appropriate' as const),
      dialogue: { ...bmi, steps: [...bmi.steps, extra] },
      origin: {
        gold: `own/${at}`,
        form: 'hard' as const,
        edit: 'x',
        seed: 1,
        changed: [{ step: 1, what: 'x' }],
      },
    }
  })

describe('checkLeaks', () => {
  it('finds labels that a length gives away', () => {
    const check = checkLeaks(casesWith(true), 1)
    expect(check?.auc).toBeGreaterThan(0.99)
    expect(check?.macroF1).toBeGreaterThan(0.99)
    expect(check?.classes.map(({ label }) => label)).toEqual(['appropriate', 'replay-injection'])
  })

  it('finds none where cases are alike', () => {
    const check = checkLeaks(casesWith(false), 1)
    expect(check?.auc).toBeGreaterThan(0.3)
    expect(check?.auc).toBeLessThan(0.7)
  })

  it('says nothing of few cases', () => {
    expect(checkLeaks(casesWith(true).slice(0, 50), 1)).toBeUndefined()
  })
})

describe('aucOf', () => {
  it('is the share of pairs in the right order, ties counted half', () => {
    expect(aucOf([1, 2, 3, 4], [false, false, true, true])).toBe(1)
    expect(aucOf([1, 1], [false, true])).toBe(0.5)
    expect(aucOf([1, 2], [true, true])).toBe(0.5)
  })
})
