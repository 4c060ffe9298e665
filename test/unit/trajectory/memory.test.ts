import { expect, it } from 'vitest'
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import { latestTurn } from '../../../src/trajectory/memory.ts'

it('counts turns on when the memory leaves some out', () => {
  const memory = createMemory()
  expect(latestTurn(memory)).toBe(-1)
  for (let at = 0; at < 600; at++) {
    expect(latestTurn(memory)).toBe(at - 1)
    const number = latestTurn(memory) + 1
    memory.begin({
      number,
      text: `turn ${at}`,
      flow: at,
      at: '2026-01-02T03:04:05.000Z',
      source: 'user',
    })
  }
  expect(latestTurn(memory)).toBe(599)
  expect(memory.turns.length).toBeLessThan(600)
})
