import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../../src/bench/chance.ts'
import { deedTasks } from '../../../../../src/bench/synthesise/passages/deed-tasks.ts'
import { templatesOf } from '../../../../../src/bench/synthesise/templates/template-set.ts'

describe('deedTasks', () => {
  it('gives tasks of one call, whose values the user says', () => {
    const { passages } = templatesOf('train')
    const tasks = deedTasks(passages, 100, createChance(1))
    expect(tasks).toHaveLength(100)
    expect(new Set(tasks.map(({ tools }) => tools[0]?.name)).size).toBeGreaterThan(10)
    for (const { request, calls, tools, answer } of tasks) {
      expect(calls).toHaveLength(1)
      expect(tools[0]?.name).toBe(calls[0]?.name)
      expect(`${request}${answer}`).not.toMatch(/%[a-z]/i)
    }
  })
})
