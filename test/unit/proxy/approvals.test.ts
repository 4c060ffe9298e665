import { describe, expect, it } from 'vitest'
import { combine } from '../../../src/guardian/combine.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import { type ApprovalBook, createApprovalBook } from '../../../src/log/approval-book.ts'
import { temporaryKeys } from '../../../src/log/store/keys.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import type { Message } from '../../../src/mcp/message.ts'
import { createApprovals } from '../../../src/proxy/approvals.ts'
import { denied, granted } from '../../../src/state/approval-steps.ts'
import {
  block,
  call,
  forward,
  type Outcome,
  play,
  request,
  result,
  tools,
} from '../../../src/testing/index.ts'
import { type MemoryGuard, memoryGuard } from '../../../src/testing/memory-guard.ts'
import { completeness, findingOf, inputOf } from '../guardian/judge-input.ts'

const mail = {
  name: 'send_mail',
  inputSchema: { type: 'object', properties: { to: { type: 'string' }, body: { type: 'string' } } },
}
const sent = result([{ type: 'text', text: 'sent' }])
const toAda = call('send_mail', { to: 'ada@example.com', body: 'hi' })

/** A guard in whose trajectory a mail was sent in the user's turn. */
async function afterSending(): Promise<MemoryGuard> {
  const guard = await memoryGuard()
  await guard.hear({ text: 'Tell Ada that I am late.' })
  await play(guard)
    .host(request('tools/list'))
    .server(tools(mail))
    .host(toAda)
    .expect(forward())
    .server(sent)
    .run()
  return guard
}

async function only(book: ApprovalBook) {
  const [record, ...others] = await book.all()
  if (record === undefined || others.length > 0) throw new Error(`${others.length} others`)
  return record
}

async function approve(book: ApprovalBook, once: boolean): Promise<void> {
  const record = await only(book)
  const terms = { once, until: Date.now() + 60_000, any: [] }
  await book.put(record.key, granted(record, terms, Date.now()), record.storedRevision)
}

describe('approvals in the pipeline', () => {
  it('leaves one request for a flow that is asked about again and again', async () => {
    const guard = await afterSending()
    await play(guard).host(toAda).expect(block('replay-injection')).host(toAda).run()
    expect(await only(guard.approvals)).toMatchObject({
      asks: 2,
      flow: { server: 'server', unit: 'function:send_mail' },
      shown: { risk: 'replay-injection' },
      standing: { state: 'pending' },
    })
  })

  it('tells the agent that a request waits, and nothing by which it could answer it', async () => {
    const guard = await afterSending()
    const [outcome] = (await play(guard).host(toAda).run()) as readonly [Outcome]
    const record = await only(guard.approvals)
    expect(outcome.host.join()).toContain('A request for approval waits for the user')
    expect(outcome.host.join()).not.toContain(record.id)
    expect(outcome.host.join()).not.toMatch(/mcip (?:approve|deny)/)
  })

  it('lets an approved flow through once, and asks again', async () => {
    const guard = await afterSending()
    await play(guard).host(toAda).expect(block()).run()
    await approve(guard.approvals, true)
    await play(guard)
      .host(call('send_mail', { to: 'eve@example.com', body: 'hi' }))
      .expect(forward())
      .server(sent)
      .run()
    expect((await only(guard.approvals)).standing.state).toBe('granted')
    await play(guard).host(toAda).expect(forward()).server(sent).run()
    expect((await only(guard.approvals)).standing.state).toBe('used')
    await play(guard).host(toAda).expect(block('replay-injection')).run()
    expect(await only(guard.approvals)).toMatchObject({ asks: 2, standing: { state: 'pending' } })
  })

  it('lets it through until its time where that was approved', async () => {
    const guard = await afterSending()
    await play(guard).host(toAda).expect(block()).run()
    await approve(guard.approvals, false)
    for (let n = 0; n < 3; n++) await play(guard).host(toAda).expect(forward()).server(sent).run()
  })

  it('does not let another recipient pass under an approval', async () => {
    const guard = await afterSending()
    const toEve = call('send_mail', { to: 'eve@example.com', body: 'hi' })
    await play(guard).host(toEve).expect(forward()).server(sent).run()
    await play(guard).host(toAda).expect(block()).run()
    await approve(guard.approvals, false)
    await play(guard).host(toEve).expect(block('replay-injection')).run()
  })

  it('keeps the finding in the verdict, with the approval', async () => {
    const guard = await afterSending()
    await play(guard).host(toAda).run()
    await approve(guard.approvals, true)
    await play(guard).host(toAda).expect(forward()).run()
    const last = guard.handled.at(-1)
    if (last?.kind !== 'judged') throw new Error('not judged')
    const { id } = await only(guard.approvals)
    expect(last.messages[0]?.judged.verdict).toMatchObject({
      decision: 'allow',
      findings: expect.arrayContaining([
        expect.objectContaining({
          risk: 'replay-injection',
          decision: 'allow',
          text: expect.stringContaining(id),
        }),
      ]),
    })
  })

  it('blocks what was denied, and asks nobody', async () => {
    const guard = await afterSending()
    await play(guard).host(toAda).run()
    const record = await only(guard.approvals)
    const no = denied(record, Date.now() + 60_000, Date.now())
    await guard.approvals.put(record.key, no, record.storedRevision)
    const [outcome] = (await play(guard).host(toAda).expect(block()).run()) as readonly [Outcome]
    expect(outcome.host.join()).toContain('A person denied this flow.')
    expect(outcome.host.join()).not.toContain('waits for the user')
    expect((await only(guard.approvals)).asks).toBe(1)
  })
})

const message: Message = {
  kind: 'request',
  id: 1,
  method: 'tools/call',
  params: { name: 'f', arguments: { to: 'a' } },
  value: {},
  bytes: 0,
}
const trajectory = { source: 'process', value: 't' } as const

function settling(mode: 'observe' | 'ask' | 'enforce' = 'enforce') {
  const book = createApprovalBook(createMemoryStore(), temporaryKeys())
  const deps = { mode, digest: (text: string) => `${text.length}:${text}`, now: () => new Date() }
  const approvals = createApprovals({ ...deps, book: () => book })
  const guards = [approvals, createApprovals({ ...deps, book: () => book })]
  const settle = (findings: readonly Partial<Finding>[], guard = 0) =>
    guards[guard]?.settle(
      combine(findings.map(findingOf), completeness),
      inputOf(message),
      trajectory,
    )
  return { book, settle, approvals }
}

describe('createApprovals', () => {
  const ask = { decision: 'ask', text: 'asked.' } as const

  it('lets only one of two guards use an approval for once', async () => {
    const { book, settle } = settling()
    await settle([ask])
    await approve(book, true)
    const both = await Promise.all([settle([ask], 0), settle([ask], 1)])
    expect(both.map((one) => one?.verdict.decision).sort()).toEqual(['allow', 'ask'])
  })

  it('asks about each finding, and uses nothing up until all are answered', async () => {
    const { book, settle } = settling()
    await settle([ask])
    await approve(book, true)
    const other = { decision: 'ask', risk: 'replay-injection', text: 'other.' } as const
    const settled = await settle([ask, other])
    expect(settled?.verdict.decision).toBe('ask')
    expect(settled?.waiting.size).toBe(1)
    const states = (await book.all()).map(({ standing }) => standing.state).sort()
    expect(states).toEqual(['granted', 'pending'])
  })

  it('leaves one request for all that is found of a message', async () => {
    const { book, settle } = settling('ask')
    const findings = [{ text: 'one.' }, { ...ask, risk: 'replay-injection', text: 'two.' }] as const
    const settled = await settle(findings)
    expect(new Set(settled?.waiting.values()).size).toBe(1)
    expect(settled?.waiting.size).toBe(2)
    expect((await only(book)).shown.text).toBe('one. two.')
    await approve(book, true)
    expect((await settle([...findings].reverse()))?.verdict.decision).toBe('allow')
    expect((await only(book)).standing.state).toBe('used')
    expect((await settle([findings[0]]))?.verdict.decision).toBe('block')
  })

  it.each([
    ['a rule blocks', [{ decision: 'block' }, ask], 'enforce'],
    ['a final finding stands beside it', [{ ...ask, final: true }, ask], 'ask'],
    ['all is forwarded anyway', [ask], 'observe'],
    ['nothing stops it', [{ decision: 'redact' }], 'enforce'],
  ] as const)('asks nobody where %s', async (_, findings, mode) => {
    const { book, settle } = settling(mode)
    const settled = await settle(findings)
    expect(settled?.waiting.size).toBe(0)
    expect(await book.all()).toEqual([])
  })

  it('asks about a block in mode ask', async () => {
    const { book, settle } = settling('ask')
    expect((await settle([{}]))?.waiting.size).toBe(1)
    await approve(book, true)
    expect((await settle([{}]))?.verdict.decision).toBe('allow')
  })

  it('approves nothing and asks nobody without a store, or with one that fails', async () => {
    const deps = { mode: 'enforce', digest: (text: string) => text, now: () => new Date() } as const
    const failing = {
      all: () => Promise.reject(new Error('busy')),
      put: () => false,
      remove: () => false,
    }
    for (const book of [() => undefined, () => failing]) {
      const verdict = combine([findingOf(ask)], completeness)
      const settled = await createApprovals({ ...deps, book }).settle(
        verdict,
        inputOf(message),
        trajectory,
      )
      expect(settled).toEqual({ verdict, waiting: new Map() })
    }
  })

  it('writes down what a person answered in the host: a yes for once and at once, a no for a day', async () => {
    const { book, settle, approvals } = settling()
    await settle([ask])
    const { id } = await only(book)
    expect(await approvals.answer([id], true)).toBe(true)
    const { standing } = await only(book)
    expect(standing).toMatchObject({ state: 'granted', once: true, any: [] })
    expect(Date.parse(standing.until) - Date.now()).toBeLessThanOrEqual(60_000)
    expect((await settle([ask]))?.verdict.decision).toBe('allow')
    expect((await settle([ask]))?.verdict.decision).toBe('ask')
    expect(await approvals.answer([id], false)).toBe(true)
    expect((await settle([ask]))?.verdict.decision).toBe('block')
  })

  it('lets no answer of the host change what was decided in a terminal', async () => {
    const { book, settle, approvals } = settling()
    await settle([ask])
    const record = await only(book)
    const until = Date.now() + 60_000
    await book.put(record.key, denied(record, until, Date.now()), record.storedRevision)
    expect(await approvals.answer([record.id], true)).toBe(false)
    expect(await approvals.answer(['00000000'], true)).toBe(false)
    expect((await settle([ask]))?.verdict.decision).toBe('block')
  })

  it('holds a bounded number of requests, however many flows are asked about', async () => {
    const { book, settle } = settling()
    for (let n = 0; n < 300; n++) await settle([{ decision: 'ask', text: `asked ${n}.` }])
    expect((await book.all()).length).toBeLessThanOrEqual(256)
  })
})
