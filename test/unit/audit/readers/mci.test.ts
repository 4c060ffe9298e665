import { describe, expect, it } from 'vitest'
import { mci } from '../../../../src/audit/readers/mci.ts'

const trajectory = {
  mci: 1,
  id: 't1',
  key: { source: 'record', value: 'r1' },
  completeness: {
    query: 'user',
    builtins: false,
    response: true,
    lists: true,
    provenance: 'whole',
    key: 'record',
  },
  flows: [
    {
      seq: 0,
      at: '2026-01-02T03:04:05.678Z',
      plane: 'host',
      sender: { role: 'user' },
      recipient: { role: 'client' },
      subject: [{ role: 'user' }],
      type: { message: 'query', about: ['health'] },
      principle: ['consent'],
      digest: 'ab'.repeat(32),
      bytes: 17,
      content: 'my weight is 70 kg',
    },
  ],
}

describe('mci', () => {
  it('reads a trajectory, its label unread beside it', () => {
    const record = mci.read({ ...trajectory, label: 'replay_function' })
    expect(record).toMatchObject({ kind: 'mci', format: 'mci', id: 't1', label: 'replay_function' })
    expect(record.kind === 'mci' && record.trajectory.flows).toEqual(trajectory.flows)
  })

  it('recognises a trajectory by its version or its flows', () => {
    expect(mci.recognises(trajectory)).toBe(true)
    expect(mci.recognises({ flows: [] })).toBe(true)
    expect(mci.recognises({ mci: 2 })).toBe(true)
    expect(mci.recognises({ messages: [] })).toBe(false)
    expect(mci.recognises(null)).toBe(false)
  })

  it('names the member of a flow that is wrong', () => {
    const [flow] = trajectory.flows
    const wrong = { ...trajectory, flows: [{ ...flow, plane: 'air' }] }
    expect(() => mci.read(wrong)).toThrow(
      /malformed mci record: `\/flows\/0\/plane`: is not one of/,
    )
    expect(() => mci.read({ mci: 1 })).toThrow('malformed mci record')
    expect(() => mci.read('x')).toThrow('expected an object')
  })
})
