import { describe, expect, it } from 'vitest'
import { McipError } from '../../../src/errors.ts'
import { readMciTrajectory } from '../../../src/log/read-mci-trajectory.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { mciLine } from './mci-line.ts'

const messageOf = (value: JsonValue): string => {
  try {
    readMciTrajectory(value)
  } catch (fault) {
    if (fault instanceof McipError && fault.code === 'log.not-mci') return fault.message
    throw fault
  }
  return 'read'
}

describe('readMciTrajectory', () => {
  it('gives the line as it is, members that it does not know included', () => {
    const line = { ...mciLine(), mood: [1, { deep: true }] }
    expect(readMciTrajectory(line)).toEqual(line)
  })

  it('reads a foreign spelling of a label and leaves out what the table does not know', () => {
    expect(readMciTrajectory({ ...mciLine(), label: 'replay_function' }).label).toBe(
      'replay-injection',
    )
    for (const label of [null, 'attack_succeeded', 3, { of: 'mine' }]) {
      expect(readMciTrajectory({ ...mciLine(), label })).not.toHaveProperty('label')
    }
  })

  it('names the place of what is wrong', () => {
    const line = mciLine()
    const [first = null, second = null] = line.flows as readonly JsonValue[]
    const without = (flow: JsonValue, member: string): JsonValue =>
      Object.fromEntries(Object.entries(flow as object).filter(([name]) => name !== member))
    expect(messageOf([])).toBe('no MCI trajectory: the line is no object')
    expect(messageOf({ ...line, mci: 2 })).toBe('no MCI trajectory: `/mci` is not 1')
    expect(messageOf({ ...line, flows: [first, without(second, 'principle')] })).toBe(
      'no MCI trajectory: `/flows/1/principle` is missing',
    )
    expect(
      messageOf({ ...line, flows: [{ ...(first as object), subject: [] } as JsonValue] }),
    ).toBe('no MCI trajectory: `/flows/0/subject` is an empty list')
    expect(messageOf({ ...line, flows: [second, first] })).toBe(
      'no MCI trajectory: `/flows/1/seq` is not above 1',
    )
  })

  it('reads a trajectory without flows, and a hostile one in no time', () => {
    expect(messageOf({ ...mciLine(), flows: [] })).toBe('read')
    const long = { ...mciLine(), flows: Array.from({ length: 200_000 }, () => 0) }
    expect(messageOf(long)).toBe('no MCI trajectory: `/flows/0` is no object')
    expect(messageOf({ ...mciLine(), flows: { length: 3 } })).toContain('`/flows` is no list')
  })
})
