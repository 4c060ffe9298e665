import { describe, expect, it } from 'vitest'
import { handleLine } from '../../../src/proxy/handle-line.ts'
import { depsOf, lineOf } from './pipeline-deps.ts'

const call = (id: number) =>
  `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"a"}}`

describe('handleLine', () => {
  it('gives nothing for a blank line', async () => {
    for (const text of ['', ' ', '\t\r']) {
      expect(await handleLine(depsOf(), lineOf(text), 'host')).toBeUndefined()
    }
  })

  it('judges one message and drafts its entry', async () => {
    let ms = 0
    const deps = depsOf({}, { clock: () => (ms += 3) })
    expect(await handleLine(deps, lineOf(call(7)), 'host')).toMatchObject({
      kind: 'judged',
      isBatch: false,
      messages: [{ action: { kind: 'forward' }, judged: { verdict: { decision: 'allow' } } }],
      drafts: [
        {
          kind: 'message',
          at: '2026-01-02T03:04:05.678Z',
          server: 'server',
          from: 'host',
          message: { kind: 'request', method: 'tools/call', id: '7' },
          action: 'forward',
          ms: 3,
        },
      ],
    })
  })

  it('judges a batch message by message and carries it out as one', async () => {
    const deps = depsOf({ x: [{}] })
    const line = lineOf(`[${call(1)},{"jsonrpc":"2.0","id":2,"method":"x"}]`)
    const handled = await handleLine(deps, line, 'host')
    expect(handled?.drafts.map((draft) => 'action' in draft && draft.action)).toEqual([
      'reject',
      'reject',
    ])
    const alone = await handleLine(depsOf({ x: [{}] }), lineOf(`[${call(1)}]`), 'host')
    expect(alone).toMatchObject({ isBatch: true, drafts: [{ action: 'forward' }] })
  })

  it('answers the host for a line that is over the limit, with its id', async () => {
    const head = Buffer.from(
      '{"jsonrpc":"2.0","id":"big","method":"tools/call","params":{"a":"xxxx',
    )
    const line = { kind: 'too-long', head, bytes: 70_000_000 } as const
    const handled = await handleLine(depsOf(), line, 'host')
    expect(handled).toMatchObject({
      kind: 'rejected',
      drafts: [{ kind: 'rejected', reason: 'too-long', bytes: 70_000_000 }],
    })
    const reply = handled?.kind === 'rejected' ? handled.reply : undefined
    expect(JSON.parse(reply ?? '')).toMatchObject({ id: 'big', error: { code: -32600 } })
  })

  it('answers the host where it waits for a line of the server that is over the limit', async () => {
    const deps = depsOf()
    const tooLong = (id: number) =>
      ({
        kind: 'too-long',
        head: Buffer.from(`{"jsonrpc":"2.0","id":${id},"result":"x`),
        bytes: 9e7,
      }) as const
    await handleLine(deps, lineOf(call(1)), 'host')
    const awaited = await handleLine(deps, tooLong(1), 'server')
    expect(awaited?.kind === 'rejected' && JSON.parse(awaited.reply ?? '').id).toBe(1)
    const forged = await handleLine(deps, tooLong(2), 'server')
    expect(forged?.kind === 'rejected' && forged.reply).toBeUndefined()
  })

  it('does not answer the server for what cannot be read', async () => {
    for (const text of ['debug output', '{', '[]', '{"jsonrpc":"1.0","id":1,"result":1}', '7']) {
      const handled = await handleLine(depsOf(), lineOf(text), 'server')
      expect([handled?.kind, handled?.kind === 'rejected' && handled.reply]).toEqual([
        'rejected',
        undefined,
      ])
    }
  })
})
