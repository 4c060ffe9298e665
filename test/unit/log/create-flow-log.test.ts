import { describe, expect, it } from 'vitest'
import { McipError } from '../../../src/errors.ts'
import { combine } from '../../../src/guardian/combine.ts'
import { earlierFlow, type Finding } from '../../../src/guardian/verdict.ts'
import type { LoggedVerdict, MessageEntry } from '../../../src/log/entry.ts'
import { verifyLog } from '../../../src/log/verify.ts'
import { benchmarkClasses } from '../../../src/risk/risk.ts'
import { all, firstTrajectory } from '../../contract/store.ts'
import { completeness, findingOf } from '../guardian/judge-input.ts'
import { at, entriesOf, leaving, messageDraft, rig } from './flow-log-rig.ts'

function firstOf(values: unknown): object {
  const first: unknown = Array.isArray(values) ? values[0] : undefined
  return typeof first === 'object' && first !== null ? first : {}
}

describe('the flow log', () => {
  it('raises own flows by what the trajectory holds and leaves earlier flows where they are', async () => {
    const { log, store } = rig()
    const finding = {
      risk: 'data-injection' as const,
      judge: 'rules' as const,
      decision: 'block' as const,
      severity: 'high' as const,
      confidence: 1,
      flow: 1,
      message: 1,
      element: 'presence' as const,
      text: 'a sentence about bob@example.org',
      evidence: [
        { message: earlierFlow(2), pointer: '/a' },
        { message: 0, pointer: '/b', span: [0, 3] as const },
      ],
    }
    await log.append([messageDraft(3)])
    const draft = messageDraft(2) as Omit<MessageEntry, 'seq' | 'format'>
    const [first] = draft.flows
    const outcome = await log.append([
      {
        ...draft,
        flows: [
          {
            ...draft.flows[0],
            provenance: [
              {
                pointer: '/mail',
                from: [
                  { seq: earlierFlow(0), pointer: '/x', match: 'exact' },
                  { seq: 1, pointer: '', match: 'exact' },
                ],
              },
            ],
          } as typeof first & object,
          ...draft.flows.slice(1),
        ],
        verdict: { ...draft.verdict, findings: [finding] },
      },
    ])
    expect(outcome).toMatchObject({ stored: true, places: [{ seq: 1, flowSeq: 3 }] })
    const [, entry] = await entriesOf(store)
    expect(entry).toMatchObject({
      format: 1,
      seq: 1,
      flows: [{ seq: 3, provenance: [{ from: [{ seq: 0 }, { seq: 4 }] }] }, { seq: 4 }],
      verdict: {
        findings: [
          { flow: 4, message: 4, evidence: [{ message: 2 }, { message: 3, span: [0, 3] }] },
        ],
      },
    })
    expect(JSON.stringify(entry)).not.toContain('@example.org')
  })

  it('stores the scores of a verdict where something was found', async () => {
    const { log, store } = rig('redacted')
    const finding = findingOf({ risk: 'replay-injection', decision: 'ask' })
    const verdictOf = (findings: readonly Finding[]) => combine(findings, completeness)
    await log.append([
      messageDraft(1, { verdict: verdictOf([]) }),
      messageDraft(1, { verdict: verdictOf([finding]) }),
    ])
    const [clear, asked] = (await entriesOf(store)).map((entry) => entry.verdict as LoggedVerdict)
    expect(clear?.scores).toBeUndefined()
    const scores = asked?.scores
    expect(Object.keys(scores ?? {})).toEqual(benchmarkClasses)
    expect(Object.values(scores ?? {}).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 4)
  })

  it('stores what a message leaves behind with its entry, sealed, also where the log keeps shapes', async () => {
    const { log, store } = rig('shape')
    const outcome = await log.append([{ ...messageDraft(1), ...leaving('walrus') }])
    expect(outcome.stored).toBe(true)
    const { pieces } = await store.workingSet(firstTrajectory)
    expect(pieces).toHaveLength(1)
    expect(Buffer.from(pieces[0]?.sealed ?? []).includes('walrus')).toBe(false)
    const read = await log.workingSet.read(firstTrajectory, -1, new Set())
    expect(read.pieces[0]?.piece.turn).toMatchObject({ text: 'walrus', flow: 0 })
    expect(JSON.stringify(await entriesOf(store))).not.toContain('walrus')
  })

  it('tells other guards that something moved while nothing could be stored', async () => {
    const { log, fail, wait } = rig()
    fail(new Error('disk'))
    await log.append([messageDraft(1)])
    log.lost({ forwarded: 3, blocked: 1 })
    fail(undefined)
    wait(10_000)
    await log.append([messageDraft(1)])
    const { pieces } = await log.workingSet.read(firstTrajectory, -1, new Set())
    expect(pieces.map(({ piece }) => piece.forgotten)).toEqual([
      [{ integrity: 'untrusted', confidentiality: 'secret', leaves: 3 }],
    ])
  })

  it('deletes the working set of a connection that was a trajectory of its own when it ends', async () => {
    const { log, store } = rig()
    await log.append([{ ...messageDraft(1), ...leaving('walrus') }])
    const shared = { source: 'host', value: 'talk' } as const
    await log.append([{ ...messageDraft(1, { trajectory: shared }), ...leaving('walrus') }])
    await log.close()
    expect((await store.workingSet(firstTrajectory)).pieces).toEqual([])
    expect((await store.workingSet(shared)).pieces).toHaveLength(1)
  })

  it('writes the keys of an entry in one order', async () => {
    const { log, store } = rig()
    await log.append([messageDraft(1)])
    await log.append([
      {
        kind: 'rejected',
        at,
        trajectory: firstTrajectory,
        server: 'files',
        from: 'host',
        reason: 'malformed-json',
        detail: 'at 3',
        bytes: 9,
      },
    ])
    const [message, rejected] = await entriesOf(store)
    expect(Object.keys(message ?? {})).toEqual([
      'format',
      'kind',
      'seq',
      'at',
      'trajectory',
      'server',
      'from',
      'message',
      'flows',
      'verdict',
      'action',
      'ms',
    ])
    expect(Object.keys(firstOf(message?.flows))).toEqual([
      'seq',
      'at',
      'plane',
      'sender',
      'recipient',
      'subject',
      'type',
      'principle',
      'digest',
      'bytes',
      'content',
    ])
    expect(Object.keys(rejected ?? {})).toEqual([
      'format',
      'kind',
      'seq',
      'at',
      'trajectory',
      'server',
      'from',
      'reason',
      'detail',
      'bytes',
    ])
  })

  it('redacts names of subjects, units of parties and ids like content', async () => {
    const { log, store } = rig()
    const draft = messageDraft(1) as Omit<MessageEntry, 'seq' | 'format'>
    const sender = {
      role: 'server' as const,
      name: 'files',
      unit: 'resource:https://bob:hunter2@db.example.org/x',
    }
    await log.append([
      {
        ...draft,
        message: { ...draft.message, id: '"carol@example.org"' },
        flows: draft.flows.map((flow) => ({ ...flow, sender })),
      },
    ])
    const text = JSON.stringify(await entriesOf(store))
    expect(text).not.toMatch(/alice|hunter2|carol/)
    expect(text).toContain('[email-address hmac:')
  })

  it('keeps a trajectory of a hostile length under its digest', async () => {
    const { log, store } = rig()
    await log.append([
      messageDraft(1, { trajectory: { source: 'mcip', value: 'x'.repeat(100_000) } }),
    ])
    const [head] = await store.heads()
    expect(head?.trajectory.value).toMatch(/^hmac:[0-9a-f]{64}$/)
  })

  it('answers a failing store, says the cause once, and writes a gap before the next entry', async () => {
    const { log, store, lines, fail, wait } = rig()
    await log.append([messageDraft(1)])
    fail(new McipError('log.full', { file: 'log.db', reason: 'disk full' }))
    for (let index = 0; index < 5; index++) {
      expect(await log.append([messageDraft(1)])).toMatchObject({
        stored: false,
        cause: { code: 'log.full' },
      })
      log.lost(index < 3 ? { forwarded: 1, blocked: 0 } : { forwarded: 0, blocked: 1 })
      wait(1_500)
    }
    expect(lines).toHaveLength(1)
    fail(undefined)
    const outcome = await log.append([messageDraft(2)])
    expect(outcome).toMatchObject({ stored: true, places: [{ seq: 2, flowSeq: 1 }] })
    expect(lines).toHaveLength(2)
    const entries = await entriesOf(store)
    expect(entries[1]).toMatchObject({
      kind: 'gap',
      seq: 1,
      forwarded: 3,
      blocked: 2,
      cause: 'log.full',
      since: at,
    })
    expect((await verifyLog(store)).ok).toBe(true)
    fail(new McipError('log.full', { file: 'log.db', reason: 'disk full' }))
    await log.append([messageDraft(1)])
    expect(lines, 'a new outage is said again').toHaveLength(3)
  })

  it('counts nothing where nothing was lost', async () => {
    const { log, lines, fail } = rig()
    fail(new McipError('log.busy', { file: 'log.db', reason: 'locked' }))
    await log.append([messageDraft(1)])
    await log.close()
    expect(lines).toEqual([expect.stringContaining('until it works again')])
  })

  it('writes a gap that nothing follows when it is closed', async () => {
    const { log, store, lines, fail } = rig()
    await log.append([messageDraft(1)])
    fail(new McipError('log.busy', { file: 'log.db', reason: 'locked' }))
    await log.append([messageDraft(1)])
    log.lost({ forwarded: 1, blocked: 0 })
    fail(undefined)
    await log.close()
    expect((await entriesOf(store))[1]).toMatchObject({ kind: 'gap', forwarded: 1, blocked: 0 })
    expect(lines.at(-1)).toContain('1 messages were forwarded and 0 blocked')
    expect(await all(store.checkpoints())).toHaveLength(1)
    expect((await verifyLog(store)).ok).toBe(true)
  })

  it('says at its end what it could not log, when the gap cannot be written either', async () => {
    const { log, store, lines, fail } = rig()
    fail(new McipError('log.busy', { file: 'log.db', reason: 'locked' }))
    await log.append([messageDraft(1)])
    log.lost({ forwarded: 3, blocked: 2 })
    await log.close()
    expect(await all(store.tail())).toEqual([])
    expect(lines).toHaveLength(2)
    expect(lines.at(-1)).toBe(
      `mcip: the flow log ends without an entry for 3 messages that were forwarded and 2 that were blocked since ${at} (log.busy)`,
    )
  })

  it('asks a failing store at most once a second', async () => {
    const { log, fail, wait } = rig()
    fail(new Error('anything'))
    expect(await log.append([messageDraft(1)])).toMatchObject({
      stored: false,
      cause: { code: 'log.unavailable' },
    })
    fail(undefined)
    wait(900)
    expect(await log.append([messageDraft(1)])).toMatchObject({ stored: false })
    wait(200)
    expect(await log.append([messageDraft(1)])).toMatchObject({ stored: true })
  })

  it('notes the heads every 1,000 entries and when it is closed', async () => {
    const { log, store } = rig()
    for (let batch = 0; batch < 10; batch++)
      await log.append(Array.from({ length: 100 }, () => messageDraft(1)))
    await expect.poll(() => all(store.checkpoints())).toHaveLength(1)
    await log.append([messageDraft(1)])
    await log.close()
    expect(await all(store.checkpoints())).toHaveLength(2)
    expect((await verifyLog(store)).ok).toBe(true)
    expect(await log.append([messageDraft(1)])).toMatchObject({ stored: false })
  })

  it('gives digests under its own key', () => {
    const one = rig().log
    const two = rig().log
    expect(one.digest('x')).toMatch(/^[0-9a-f]{64}$/)
    expect(one.digest('x')).toBe(one.digest('x'))
    expect(one.digest('x')).not.toBe(two.digest('x'))
  })
})
