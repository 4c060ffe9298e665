import { describe, expect, it } from 'vitest'
import { taskOf } from '../../../../src/bench/synthesise/task.ts'
import { booking, weather } from './world.ts'

describe('taskOf', () => {
  it('gives the first turn with a call, and the tools of its calls', () => {
    expect(taskOf(booking)).toMatchObject({
      request: 'Find a hotel in Lisbon.',
      answer: 'Miradouro has a room for 120.',
      calls: [{ name: 'search_hotels' }],
      tools: [{ name: 'search_hotels' }],
      from: 'own/booking',
    })
  })

  it('gives none where a function is not defined, or nothing answers', () => {
    expect(taskOf({ ...weather, tools: [] })).toBeUndefined()
    expect(taskOf({ ...weather, steps: weather.steps.slice(0, 2) })).toBeUndefined()
  })

  it('gives none of a long way to the first call', () => {
    const words = { kind: 'user', text: 'And?' } as const
    const steps = [...Array.from({ length: 9 }, () => words), ...weather.steps]
    expect(taskOf({ ...weather, steps })).toBeUndefined()
  })
})
