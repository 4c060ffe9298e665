import { expect, it } from 'vitest'
import { defineRule } from '../../../src/guardian/judge.ts'

it('freezes a rule, so that nobody can quiet it at run time', () => {
  const rule = defineRule({
    risk: 'data-injection',
    summary: 's',
    sources: [],
    primitives: [],
    judge: () => [],
  })
  expect(Object.isFrozen(rule)).toBe(true)
  expect(() => Object.assign(rule, { judge: () => [] })).toThrow(TypeError)
})
