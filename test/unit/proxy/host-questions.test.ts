import { describe, expect, it } from 'vitest'
import { createHostQuestions, type HostQuestions } from '../../../src/proxy/host-questions.ts'
import { createPipeline } from '../../../src/proxy/pipeline.ts'
import type { PipelineDeps } from '../../../src/proxy/pipeline-deps.ts'
import { depsOf, lineOf, textsOf } from './pipeline-deps.ts'

const hello = (elicitation: object | undefined) =>
  JSON.stringify({
    jsonrpc: '2.0',
    id: 0,
    method: 'initialize',
    params: { capabilities: elicitation === undefined ? {} : { elicitation } },
  })
const call = (id: number, name = 'pay', more: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, ...more } })
const yes = { action: 'accept', content: { decision: 'allow once' } }

interface Play {
  readonly questions: HostQuestions
  readonly answers: (readonly [readonly string[], boolean])[]
  /** What the guard sent by itself, and what it then let out. */
  readonly sent: string[]
  host(text: string): Promise<{ host: readonly string[]; server: readonly string[] }>
  server(text: string): Promise<{ host: readonly string[]; server: readonly string[] }>
  readonly drafts: ReturnType<typeof depsOf>['log']
}

/** A guard whose every call is a question, until a person has said yes. */
async function play(
  more: { waitMs?: number; progressMs?: number; elicitation?: object | undefined } = {},
): Promise<Play> {
  const answers: (readonly [readonly string[], boolean])[] = []
  let granted = 0
  const approvals: PipelineDeps['approvals'] & object = {
    async answer(ids, isAllowed) {
      answers.push([ids, isAllowed])
      if (isAllowed) granted += 1
      return true
    },
    async settle(verdict, input) {
      if (granted > 0) {
        granted -= 1
        return { verdict: { ...verdict, decision: 'allow', findings: [] }, waiting: new Map() }
      }
      const name = 'params' in input.message ? String(input.message.params?.name) : ''
      return { verdict, waiting: new Map(verdict.findings.map((one) => [one, `id-${name}`])) }
    },
  }
  const questions = createHostQuestions({
    approvals,
    server: 'bank',
    digest: String,
    secret: 'secret',
    ...more,
  })
  const deps = depsOf({ 'tools/call': [{ decision: 'ask' }] }, { approvals, questions })
  const pipeline = createPipeline(deps)
  const sent: string[] = []
  const pass = async (text: string, from: 'host' | 'server', mayHold = true) => {
    const { host, server } = await pipeline.accept([lineOf(text)], from, mayHold)
    return { host: textsOf(host), server: textsOf(server) }
  }
  questions.connect({
    send: (text) => void sent.push(text),
    release: (line) => {
      void pipeline.accept([line], 'host', false).then(({ host }) => sent.push(...textsOf(host)))
    },
  })
  await pass(hello('elicitation' in more ? more.elicitation : {}), 'host')
  return {
    questions,
    answers,
    sent,
    host: (text) => pass(text, 'host'),
    server: (text) => pass(text, 'server'),
    drafts: deps.log,
  }
}

const answer = (result: object, id = 'mcip-secret-0') =>
  JSON.stringify({ jsonrpc: '2.0', id, result })

describe('a question in the host', () => {
  it('is put in the place of the call, which goes on as it was once it is allowed', async () => {
    const { host, answers } = await play()
    const held = await host(call(1))
    expect(held.server).toEqual([])
    expect(JSON.parse(held.host[0] ?? '')).toMatchObject({
      id: 'mcip-secret-0',
      method: 'elicitation/create',
    })
    expect(await host(answer(yes))).toEqual({ host: [], server: [`${call(1)}\n`] })
    expect(answers).toEqual([[['id-pay'], true]])
  })

  it('is logged with the call before it goes out, and its answer before the call goes on', async () => {
    const { host, drafts } = await play()
    await host(call(1))
    await host(answer(yes))
    expect(drafts.drafts.slice(1)).toMatchObject([
      { action: 'hold', message: { method: 'tools/call' } },
      { action: 'forward', message: { method: 'elicitation/create', kind: 'request' } },
      { action: 'reject', message: { method: 'elicitation/create', kind: 'result' } },
      { action: 'forward', message: { method: 'tools/call' } },
    ])
  })

  it('is not put where it cannot be logged: the call is stopped as ever', async () => {
    const { host, drafts, questions } = await play()
    drafts.isFull = true
    const { host: back, server } = await host(call(1))
    expect(server).toEqual([])
    expect(back.join('')).not.toContain('elicitation/create')
    expect(JSON.parse(back[0] ?? '')).toMatchObject({ id: 1, result: { isError: true } })
    drafts.isFull = false
    expect(
      questions.isOwn({ kind: 'result', id: 'x', result: {}, value: {}, bytes: 1 }, 'host'),
    ).toBe(false)
  })

  it('is put once for a flow, until there is a yes', async () => {
    const { host } = await play()
    await host(call(1))
    const again = await host(call(2))
    expect(JSON.parse(again.host[0] ?? '')).toMatchObject({ id: 2, result: { isError: true } })
    const dismissed = await host(answer({ action: 'cancel' }))
    expect(JSON.parse(dismissed.host[0] ?? '')).toMatchObject({ id: 1, result: { isError: true } })
    expect((await host(call(3))).host.join('')).not.toContain('elicitation')
  })

  it('is asked about few flows at the same time, and few in all without a yes', async () => {
    const { host } = await play()
    let asked = 0
    for (let index = 0; index < 60; index++) {
      const { host: back } = await host(call(index, `tool-${index}`))
      if (!back.join('').includes('elicitation/create')) continue
      asked += 1
      if (asked % 4 === 0) {
        for (let past = asked - 4; past < asked; past++) {
          await host(answer({ action: 'cancel' }, `mcip-secret-${past}`))
        }
      }
    }
    expect(asked).toBe(32)
    const other = await play()
    let open = 0
    for (let index = 0; index < 20; index++) {
      const { host: back } = await other.host(call(index, `tool-${index}`))
      open += Number(back.join('').includes('elicitation/create'))
    }
    expect(open).toBe(8)
  })

  it('takes no answer twice, and lets none of them through', async () => {
    const { host, answers } = await play()
    await host(call(1))
    await host(answer({ action: 'decline' }))
    for (const late of [yes, { action: 'decline' }, {}]) {
      expect(await host(answer(late))).toEqual({ host: [], server: [] })
    }
    expect(answers).toEqual([[['id-pay'], false]])
  })

  it('takes no answer of a server, and lets no request of one borrow its id', async () => {
    const { host, server, answers } = await play()
    await host(call(1))
    expect((await server(answer(yes))).server).toEqual([])
    const request = { jsonrpc: '2.0', id: 'mcip-secret-0', method: 'elicitation/create' }
    expect(await server(JSON.stringify(request))).toEqual({ host: [], server: [] })
    expect(answers).toEqual([])
    // The question is still open.
    expect((await host(answer(yes))).server).toHaveLength(1)
  })

  it('keeps a batch with an answer to itself', async () => {
    const { host, answers } = await play()
    await host(call(1))
    const { server, host: back } = await host(`[${answer(yes)},${call(5)}]`)
    expect(server).toEqual([])
    expect(back[0]).toContain('-32600')
    expect(answers).toEqual([])
  })

  it('is withdrawn with the call that the host cancels', async () => {
    const { host } = await play()
    await host(call(1))
    const cancel = (requestId: unknown) =>
      JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId } })
    for (const other of [7, '1', null, {}, undefined]) {
      expect((await host(cancel(other))).server, String(other)).toHaveLength(1)
    }
    const { host: back, server } = await host(cancel(1))
    expect(server).toEqual([])
    expect(back[0]).toContain('"requestId":"mcip-secret-0"')
    expect(await host(answer(yes))).toEqual({ host: [], server: [] })
  })

  it('is over when the time is: the question is withdrawn, the call held back', async () => {
    const { host, sent, answers } = await play({ waitMs: 20 })
    await host(call(1))
    await expect.poll(() => sent.length).toBeGreaterThan(1)
    expect(sent[0]).toContain('notifications/cancelled')
    expect(JSON.parse(sent[1] ?? '')).toMatchObject({ id: 1, result: { isError: true } })
    expect(await host(answer(yes))).toEqual({ host: [], server: [] })
    expect(answers).toEqual([])
  })

  it('reports progress of a call that wants it, until it is answered', async () => {
    const { host, sent } = await play({ progressMs: 10 })
    await host(call(1, 'pay', { _meta: { progressToken: 't' } }))
    await expect.poll(() => sent.length).toBeGreaterThan(1)
    expect(JSON.parse(sent[0] ?? '').params).toMatchObject({ progressToken: 't' })
    await host(answer(yes))
    const { length } = sent
    await new Promise((go) => setTimeout(go, 40))
    expect(sent).toHaveLength(length)
  })

  it('is forgotten when the connection ends', async () => {
    const { host, questions, sent } = await play({ waitMs: 10 })
    await host(call(1))
    questions.close()
    await new Promise((go) => setTimeout(go, 40))
    expect(sent).toEqual([])
    expect((await host(call(2, 'other'))).host.join('')).not.toContain('elicitation')
  })

  it('needs a client that shows forms', async () => {
    for (const elicitation of [undefined, { url: {} }]) {
      const { host } = await play({ elicitation })
      expect((await host(call(1))).host.join('')).not.toContain('elicitation/create')
    }
    for (const elicitation of [{}, { form: {} }, { form: {}, url: {} }]) {
      const { host } = await play({ elicitation })
      expect((await host(call(1))).host.join('')).toContain('elicitation/create')
    }
  })
})
