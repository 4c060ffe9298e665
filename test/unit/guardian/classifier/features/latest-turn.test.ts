import { describe, expect, it } from 'vitest'
import {
  lastSaidForms,
  latestTurnOf,
  shareIn,
} from '../../../../../src/guardian/classifier/features/latest-turn.ts'
import { memoryOf } from '../../task/task-input.ts'

describe('latestTurnOf', () => {
  it('is the latest turn by itself, the same object each time', () => {
    const past = memoryOf({ user: ['Find a hotel.', 'Now the weather in Oslo.'] })
    expect(latestTurnOf(past)?.text).toBe('now the weather in oslo.')
    expect(latestTurnOf(past)).toBe(latestTurnOf(past))
  })

  it('is undefined where no turn is known, or only declared ones', () => {
    expect(latestTurnOf(memoryOf({}))).toBeUndefined()
    expect(latestTurnOf(memoryOf({ user: 'x', turn: { source: 'declared' } }))).toBeUndefined()
  })
})

describe('lastSaidForms', () => {
  it('reads what the client last said to the user', () => {
    const past = memoryOf({ user: 'Hello' })
    const [query] = past.observations
    if (query !== undefined)
      past.observe({ ...query, flow: 9, kind: 'response', leaves: [['', 'Shall I transfer it?']] })
    expect(lastSaidForms(past).size).toBeGreaterThan(0)
    expect(lastSaidForms(memoryOf({})).size).toBe(0)
  })
})

describe('shareIn', () => {
  it('is 0 of nothing', () => {
    expect(shareIn([], new Set(['a']))).toBe(0)
    expect(shareIn(['a', 'b'], new Set(['a']))).toBe(0.5)
  })
})
