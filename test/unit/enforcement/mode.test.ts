import { describe, expect, it } from 'vitest'
import { carriedOut } from '../../../src/enforcement/mode.ts'
import { decisions } from '../../../src/guardian/verdict.ts'

describe('carriedOut', () => {
  it('carries the verdict out in mode enforce', () => {
    for (const decision of decisions) expect(carriedOut(decision, 'enforce')).toBe(decision)
  })

  it('asks instead of blocking in mode ask, and still redacts', () => {
    const asked = decisions.map((decision) => carriedOut(decision, 'ask'))
    expect(asked).toEqual(['allow', 'redact', 'ask', 'ask'])
  })

  it('lets everything on in mode observe', () => {
    for (const decision of decisions) expect(carriedOut(decision, 'observe')).toBe('allow')
  })
})
