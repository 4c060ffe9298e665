import { describe, expect, it } from 'vitest'
import { markedIn } from '../../../../src/bench/train/from-log-marks.ts'
import type { MessageEntry } from '../../../../src/log/entry.ts'
import { findingOf } from '../../guardian/judge-input.ts'
import { payments } from './dialogues.ts'
import { entriesOfCase, lastCall, markOf } from './marked-log.ts'

const [plain, repeated] = payments(1)
if (plain === undefined || repeated === undefined) throw new Error('no dialogue')
const entries = entriesOfCase(repeated)
const first = entries[0] as MessageEntry
const call = lastCall(entries)
const marked = (label: Parameters<typeof markOf>[3], about = call) =>
  markOf(first, entries.length, about, label)

describe('what people said of a trajectory', () => {
  it('is learned from with the dialogue up to the message', () => {
    const { marked: found, leftOut } = markedIn([...entries, marked('replay-injection')])
    expect(leftOut).toEqual([])
    expect(found).toMatchObject([{ label: 'replay-injection', step: 2, kind: 'call' }])
    const { messages } = JSON.parse(found[0]?.text ?? '')
    expect(messages.map(({ role }: { role: string }) => role)).toEqual([
      'user',
      'assistant',
      'tool',
      'assistant',
    ])
  })

  it('is of the return, or of the answer, where that was marked', () => {
    const back = markedIn([...entries, marked('function-injection', call + 1)]).marked
    expect(back).toMatchObject([{ step: 2, kind: 'return' }])
    const answer = entries.findIndex(({ flows }) => flows[0]?.type.message === 'response')
    expect(markedIn([...entries, marked('data-injection', answer)]).marked).toMatchObject([
      { step: 3, kind: 'answer', label: 'data-injection' },
    ])
  })

  it('is nothing where nobody said anything, whatever the Guardian did', () => {
    const stopped = entries.map((entry) => ({
      ...entry,
      verdict: { ...entry.verdict, decision: 'block', risk: 'replay-injection' } as const,
      action: 'reject' as const,
    }))
    expect(markedIn(stopped)).toEqual({ marked: [], leftOut: [] })
    const held = stopped.map((entry, at) => (at < call ? entries[at] : entry) as MessageEntry)
    expect(markedIn([...held, marked('appropriate')]).marked).toMatchObject([
      { label: 'appropriate', kind: 'call' },
    ])
  })

  it('counts as it was said last, and not at all once it is taken back', () => {
    const again = { ...marked('appropriate'), seq: entries.length + 1 }
    const back = { ...marked(null), seq: entries.length + 2 }
    const all = [...entries, marked('replay-injection'), again]
    expect(markedIn(all).marked).toMatchObject([{ label: 'appropriate' }])
    expect(markedIn([...all, back])).toEqual({ marked: [], leftOut: [] })
  })

  it('names why nothing can be learned of it', () => {
    const why = (...all: Parameters<typeof markedIn>[0]) => markedIn(all).leftOut
    expect(why(...entries, marked('configuration-drift'))).toEqual(['risk-of-no-class'])
    expect(why(...entries, marked('appropriate', 0))).toEqual(['no-call-return-or-answer'])
    expect(why(...entries.slice(call + 1), marked('appropriate'))).toEqual(['cut'])
    const shapes = entriesOfCase(repeated, 'shape')
    expect(why(...shapes, marked('appropriate'))).toEqual(['shapes-only'])
  })

  it('takes a tool name for the overlap of functions that it is', () => {
    expect(markedIn([...entries, marked('tool-name-overlapping')]).marked).toMatchObject([
      { label: 'function-overlapping' },
    ])
  })
})

describe('an answer in the host', () => {
  const asked: MessageEntry = {
    ...(entries[call] as MessageEntry),
    action: 'hold',
    verdict: {
      ...first.verdict,
      decision: 'ask',
      findings: [{ ...findingOf(), risk: 'replay-injection', decision: 'ask' }],
    },
  }
  const guard = { role: 'client', unit: 'mcip' } as const
  const user = { role: 'user' } as const
  const consent = (seq: number, answer?: string, second = seq): MessageEntry => ({
    ...first,
    seq,
    at: new Date(Date.UTC(2026, 0, 2, 3, 5, second)).toISOString(),
    message: { kind: 'request', method: 'elicitation/create', bytes: 0 },
    flows: [
      {
        ...(first.flows[0] as MessageEntry['flows'][number]),
        sender: answer === undefined ? guard : user,
        recipient: answer === undefined ? user : guard,
        type: { message: 'elicitation', about: ['other'] },
        content: answer === undefined ? {} : { answer },
      },
    ],
  })
  const before = entries.slice(0, call)
  const asking = (...more: readonly MessageEntry[]) => markedIn([...before, asked, ...more]).marked

  it('is a mark of the message that was held', () => {
    expect(asking(consent(90), consent(91, 'allow'))).toMatchObject([{ label: 'appropriate' }])
    expect(asking(consent(90), consent(91, 'deny'))).toMatchObject([{ label: 'replay-injection' }])
    expect(asking(consent(90), consent(91, 'none'))).toEqual([])
    expect(asking(consent(90))).toEqual([])
  })

  it('counts for nothing where it does not say for which question, or comes too late', () => {
    const other = { ...asked, seq: 92 }
    expect(asking(consent(90), other, consent(93), consent(94, 'allow'))).toEqual([])
    expect(asking(consent(90), consent(91, 'allow', 900))).toEqual([])
  })

  it('is not what a server says that it is', () => {
    const forged = consent(91, 'allow')
    const [flow] = forged.flows
    if (flow === undefined) throw new Error('no flow')
    const server = { ...forged, flows: [{ ...flow, recipient: { role: 'server' } as const }] }
    expect(asking(consent(90), server)).toEqual([])
  })
})
