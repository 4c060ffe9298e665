import { describe, expect, it } from 'vitest'
import { createChance } from '../../../src/bench/chance.ts'
import { createPool, partOfFunction } from '../../../src/bench/pool.ts'
import { bmi, bmiCall, bmiTool } from './gold.ts'

describe('createPool', () => {
  it('holds each call that returned once, with its function and where it is from', () => {
    const pool = createPool([bmi, { ...bmi, id: 'again' }])
    expect(pool.calls).toEqual([{ call: bmiCall, tool: bmiTool, from: 'own/bmi' }])
    expect(pool.tools).toEqual([bmiTool])
  })

  it('leaves out a call that nothing answered', () => {
    const { returned: _, ...open } = bmiCall
    expect(createPool([{ ...bmi, steps: [open] }]).calls).toEqual([])
  })

  it('draws one that fits, and gives up when none does', () => {
    const pool = createPool([bmi])
    expect(pool.draw(createChance(1), () => true)?.call).toEqual(bmiCall)
    expect(pool.draw(createChance(1), () => false)).toBeUndefined()
    expect(createPool([]).draw(createChance(1), () => true)).toBeUndefined()
  })
})

describe('partOfFunction', () => {
  it('puts every spelling of a name in one part, about as many in each as asked for', () => {
    expect(partOfFunction('Get_User')).toBe(partOfFunction('get_user'))
    const names = Array.from({ length: 4_000 }, (_, index) => `function_${index}`)
    const tests = names.filter((name) => partOfFunction(name, 0.25) === 'test').length
    expect(tests).toBeGreaterThan(880)
    expect(tests).toBeLessThan(1_120)
  })
})
