import { describe, expect, it } from 'vitest'
import { benchmarkClasses } from '../../../../../src/bench/../risk/risk.ts'
import { allLookAlikes } from '../../../../../src/bench/synthesise/look-alikes/all-look-alikes.ts'

describe('allLookAlikes', () => {
  it('has names of their own, and at least one for each risk', () => {
    expect(new Set(allLookAlikes.map(({ name }) => name)).size).toBe(allLookAlikes.length)
    const risks = benchmarkClasses.filter((label) => label !== 'appropriate')
    const like = new Set(allLookAlikes.flatMap((one) => one.like))
    expect([...like].sort()).toEqual([...risks].sort())
  })
})
