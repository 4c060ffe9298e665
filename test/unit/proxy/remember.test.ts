import { expect, it } from 'vitest'
import { scoresOf } from '../../../src/guardian/scores.ts'
import type { HandledLine } from '../../../src/proxy/handled-line.ts'
import { createMemories } from '../../../src/proxy/memories.ts'
import { createRemember } from '../../../src/proxy/remember.ts'
import { callOf } from '../../message.ts'
import { completeness, inputOf } from '../guardian/judge-input.ts'

const trajectory = { source: 'process', value: 'p' } as const

function lineOf(kind: 'forward' | 'reject' | 'hold'): HandledLine {
  const message = callOf('write_note', { text: 'walrus-4471' })
  const input = inputOf(message, {
    flows: [
      {
        seq: 0,
        at: '2026-01-02T03:04:05.000Z',
        plane: 'wire',
        sender: { role: 'client' },
        recipient: { role: 'server', name: 'notes', unit: 'function:write_note' },
        subject: [{ role: 'unknown' }],
        type: { message: 'function-request', about: ['other'] },
        principle: ['unknown'],
        digest: 'd',
        bytes: 1,
        content: { text: 'walrus-4471' },
      },
    ],
  })
  const verdict = {
    decision: 'allow',
    risk: 'appropriate',
    confidence: 1,
    scores: scoresOf([], 'message'),
    findings: [],
    completeness,
  } as const
  const action =
    kind !== 'reject' ? ({ kind } as const) : ({ kind, reply: () => undefined } as const)
  return {
    kind: 'judged',
    from: 'host',
    raw: new Uint8Array(),
    isBatch: false,
    messages: [
      {
        judged: { message, trajectory, answers: undefined, flows: input.flows, verdict, input },
        action,
      },
    ],
    drafts: [
      {
        kind: 'message',
        at: '2026-01-02T03:04:05.000Z',
        trajectory,
        server: 'notes',
        from: 'host',
        message: { kind: 'request', bytes: 1 },
        flows: input.flows,
        verdict,
        action: kind,
        ms: 0,
      },
    ],
  }
}

function played(kind: 'forward' | 'reject' | 'hold', places = [{ seq: 3, flowSeq: 41 }]) {
  const memories = createMemories()
  const { past } = memories.of(trajectory)
  const remember = createRemember({ memories })
  const line = lineOf(kind)
  const drafts = remember.drafts(line)
  remember.keep(line, drafts, places)
  return { drafts, past }
}

it('an entry carries what its message leaves behind, under numbers of its own', () => {
  const { drafts } = played('forward')
  expect(drafts).toMatchObject([
    { piece: { observations: [{ flow: 0, kind: 'call', leaves: [['/text', 'walrus-4471']] }] } },
  ])
})

it('remembers what went on under the number that the log gave it', () => {
  const { past } = played('forward')
  expect(past.observations).toMatchObject([{ flow: 41, kind: 'call', server: 'notes' }])
  const [origin] = past.originsOf({ body: 'walrus-4471' }, undefined)
  expect(origin?.source).toBe('found')
  expect(origin?.from[0]).toMatchObject({ flow: 41, pointer: '/text' })
})

it('remembers nothing of what was stopped: it has moved nothing', () => {
  const { drafts, past } = played('reject')
  expect(past.observations).toEqual([])
  expect(drafts).toEqual(lineOf('reject').drafts)
})

it('what went on and could not be logged is forgotten, not absent', () => {
  const { past } = played('forward', [])
  expect(past.observations).toEqual([])
  expect(past.forgotten).toMatchObject([{ server: 'notes', leaves: 1 }])
  expect(played('reject', []).past.forgotten).toEqual([])
})

it('remembers nothing of what waits for a person', () => {
  const { drafts, past } = played('hold')
  expect(drafts[0]).not.toHaveProperty('piece')
  expect(past.observations).toEqual([])
})
