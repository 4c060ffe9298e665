import { describe, expect, it } from 'vitest'
import { foreignCall } from '../../../../src/bench/synthesise/foreign-call.ts'
import { depsOf, namesOf, tries, weather } from './world.ts'

describe('foreignCall', () => {
  it('gives a call that the dialogue does not make, with request, answer and definition', () => {
    const made = tries((deps) => foreignCall(weather, deps))
    expect(made).toHaveLength(60)
    for (const { call, tool, request, answer } of made) {
      expect(namesOf(weather)).not.toContain(call.name)
      expect(tool.name).toBe(call.name)
      expect(request).not.toBe('')
      expect(answer).not.toBe('')
    }
    expect(new Set(made.map(({ call }) => call.name)).size).toBeGreaterThan(1)
  })

  it('gives none where there is no other task', () => {
    expect(foreignCall(weather, { ...depsOf(), tasks: [] })).toBeUndefined()
  })
})
