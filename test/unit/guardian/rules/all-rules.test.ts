import { expect, it } from 'vitest'
import { allRules } from '../../../../src/guardian/rules/all-rules.ts'
import { riskIds } from '../../../../src/risk/risk.ts'

it('has one rule for a risk, each with a summary and sources', () => {
  expect(new Set(allRules.map(({ risk }) => risk)).size).toBe(allRules.length)
  for (const { risk, summary, sources } of allRules) {
    expect(riskIds).toContain(risk)
    expect(summary).toMatch(/^[a-z].+[^.]$/)
    expect(sources.length).toBeGreaterThan(0)
  }
})
