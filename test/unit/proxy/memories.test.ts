import { expect, it } from 'vitest'
import { createMemories } from '../../../src/proxy/memories.ts'

it('remembers each trajectory by itself', () => {
  const memories = createMemories()
  const one = { source: 'host', value: 'one' } as const
  const notes = memories.of(one)
  notes.past.offer('s', [{ name: 'a' }])
  expect(memories.of({ ...one })).toBe(notes)
  expect(memories.of({ source: 'mcip', value: 'one' }).past.offered).toEqual([])
  expect(memories.of({ source: 'host', value: 'two' }).past.offered).toEqual([])
  expect(memories.of(one).past.offered).toHaveLength(1)
})

it('forgets the trajectory that was used longest ago', () => {
  const memories = createMemories()
  const at = (value: number) => memories.of({ source: 'host', value: `${value}` })
  const [first, second] = [at(0), at(1)]
  for (let value = 2; value < 16; value++) at(value)
  expect(at(0)).toBe(first)
  at(16)
  expect(at(0)).toBe(first)
  expect(at(1)).not.toBe(second)
})

it('says that a trajectory has gaps which it forgot and which no store holds', () => {
  const memories = createMemories()
  const at = (value: number) => memories.of({ source: 'host', value: `${value}` })
  expect(at(0).isWhole).toBe(true)
  for (let value = 1; value <= 16; value++) at(value)
  expect(at(0).isWhole).toBe(false)
  expect(at(0).past.originsOf({ to: 'zanzibar-77' }, undefined)).toMatchObject([
    { source: 'window', integrity: 'untrusted' },
  ])
  expect(at(99).isWhole).toBe(true)
})

it('takes any new trajectory for a forgotten one after too many', () => {
  const memories = createMemories()
  const at = (value: number) => memories.of({ source: 'host', value: `${value}` })
  for (let value = 0; value < 4_200; value++) at(value)
  expect(at(9_999).isWhole).toBe(false)
})
