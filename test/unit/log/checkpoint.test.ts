import { describe, expect, it } from 'vitest'
import {
  parseCheckpoint,
  parseObject,
  readTrajectory,
  serialiseCheckpoint,
} from '../../../src/log/checkpoint.ts'

const at = '2026-11-22T10:00:00.000Z'
const trajectory = { source: 'process', value: 'a' } as const
const head = {
  trajectory,
  seq: 4,
  flows: 9,
  hash: 'f'.repeat(64),
  startedAt: at,
  lastAt: at,
  server: 'files',
}
const cut = { trajectory, from: 0, to: 2, hash: 'e'.repeat(64), why: 'retention' } as const

describe('a checkpoint', () => {
  it('notes heads and cuts, and no more than the chains need', () => {
    const content = parseCheckpoint(serialiseCheckpoint(3, at, [head], [cut]))
    expect(content).toEqual({
      format: 1,
      number: 3,
      at,
      heads: [{ trajectory, seq: 4, hash: 'f'.repeat(64) }],
      cuts: [cut],
    })
  })

  it('is not read from bytes of another shape', () => {
    const whole = JSON.parse(serialiseCheckpoint(3, at, [head], [cut])) as Record<string, unknown>
    const wrong = [
      { ...whole, format: 2 },
      { ...whole, number: '3' },
      { ...whole, heads: [{ trajectory, seq: '4', hash: '' }] },
      { ...whole, heads: {} },
      { ...whole, cuts: [{ ...cut, trajectory: 'a' }] },
      { ...whole, cuts: [{ ...cut, hash: 5 }] },
      [whole],
      null,
    ]
    for (const value of wrong) expect(parseCheckpoint(JSON.stringify(value))).toBeUndefined()
    expect(parseCheckpoint('{')).toBeUndefined()
  })

  it('reads objects and keys of trajectories only', () => {
    expect(parseObject('[1]')).toBeUndefined()
    expect(parseObject('{"a":1}')).toEqual({ a: 1 })
    expect(readTrajectory({ source: 'host', value: 'x', more: 1 })).toEqual({
      source: 'host',
      value: 'x',
    })
    expect(readTrajectory({ source: 'host' })).toBeUndefined()
  })
})
