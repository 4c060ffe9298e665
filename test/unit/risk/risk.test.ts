import { describe, expect, it } from 'vitest'
import { benchmarkClasses, benchmarkClassOf, riskIds } from '../../../src/risk/risk.ts'

describe('the names of the taxonomy', () => {
  it('are 17 risks and 11 classes, in kebab-case, each once', () => {
    expect(riskIds).toHaveLength(17)
    expect(benchmarkClasses).toHaveLength(11)
    for (const names of [riskIds, benchmarkClasses]) {
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    }
  })

  it('count a look-alike tool name as function overlapping', () => {
    expect(benchmarkClassOf('tool-name-overlapping')).toBe('function-overlapping')
  })

  it('give the risks before and after the interaction no class', () => {
    expect(benchmarkClassOf('configuration-drift')).toBeUndefined()
    expect(riskIds.filter((id) => benchmarkClassOf(id) === undefined)).toHaveLength(6)
  })
})
