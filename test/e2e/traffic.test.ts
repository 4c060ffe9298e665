/** Traffic that a careless relay breaks: order, concurrency, size, both directions at once. */
import { statSync } from 'node:fs'
import { expect } from 'vitest'
import { type Agent, replies } from './harness/agent.ts'
import { agentV1 } from './harness/agent-v1.ts'
import { agentV2 } from './harness/agent-v2.ts'
import { messagesOf, readLog } from './harness/flow-log.ts'
import { guardedBetweenTaps, type Launch, program, referenceServer } from './harness/launch.ts'
import { lineClient, textOf } from './harness/line-client.ts'
import { expectSameBytes } from './harness/same-bytes.ts'
import { linesOf, tapRecord } from './harness/tap-record.ts'
import { type Scene, verifies } from './harness/verifies.ts'

const clients = { 'SDK v1': agentV1, 'SDK v2': agentV2 } as const

/** An agent whose server stands behind the guard, a tap on each side. */
async function agentOf(scene: Scene, of: keyof typeof clients, launch: Launch): Promise<Agent> {
  const agent = await clients[of](guardedBetweenTaps(scene.folder, launch))
  scene.after(() => agent.close())
  return agent
}

function text(result: { readonly content?: readonly unknown[] }): string {
  const parts = (result.content ?? []) as readonly { readonly text?: string }[]
  return parts.map(({ text: one = '' }) => one).join('')
}

for (const of of Object.keys(clients) as (keyof typeof clients)[]) {
  verifies('traffic:progress', { of }, async (scene) => {
    const agent = await agentOf(scene, of, program('modern-server'))
    const steps: number[] = []
    let isOver = false
    const call = agent.callTool(
      'steps',
      { steps: 20 },
      { onprogress: ({ progress }) => steps.push(isOver ? -1 : progress) },
    )
    expect(text(await call)).toBe('20 steps done')
    isOver = true
    expect(steps).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    await expectSameBytes(scene)
  })

  verifies('traffic:cancellation', { of }, async (scene) => {
    const agent = await agentOf(scene, of, program('modern-server'))
    const abort = new AbortController()
    // Longer than this test may take.
    const call = agent.callTool('wait', { ms: 600_000 }, { signal: abort.signal })
    setTimeout(() => abort.abort(), 100)
    await expect(call).rejects.toThrow()
    expect(text(await agent.callTool('echo', { message: 'after' }))).toBe('Echo: after')
    const cancelled = linesOf(tapRecord(scene.file('server')).in).filter((line) =>
      line.includes('"notifications/cancelled"'),
    )
    expect(cancelled).toHaveLength(1)
    await expectSameBytes(scene)
  })

  verifies('traffic:sampling', { of }, async (scene) => {
    const agent = await agentOf(scene, of, referenceServer('everything'))
    await agent.until('roots/list', 1)
    const results = await Promise.all(
      ['one', 'two', 'three'].map((prompt) =>
        agent.callTool('trigger-sampling-request', { prompt, maxTokens: 10 }),
      ),
    )
    expect(agent.seen.get('sampling/createMessage')).toBe(3)
    for (const result of results) expect(text(result)).toContain(replies.sampling.content.text)
    await expectSameBytes(scene)
  })

  verifies('traffic:elicitation', { of }, async (scene) => {
    const agent = await agentOf(scene, of, referenceServer('everything'))
    await agent.until('roots/list', 1)
    const result = await agent.callTool('trigger-elicitation-request')
    expect(agent.seen.get('elicitation/create')).toBe(1)
    expect(text(result)).toContain(replies.elicitation.content.name)
    await expectSameBytes(scene)
  })

  verifies('traffic:concurrent-calls', { of }, async (scene) => {
    const agent = await agentOf(scene, of, program('sized-server'))
    const numbers = Array.from({ length: 200 }, (_, index) => index)
    const results = await Promise.all(
      numbers.map((number) => agent.callTool('echo', { message: `call ${number}` })),
    )
    expect(results.map(text)).toEqual(numbers.map((number) => `Echo: call ${number}`))
    await expectSameBytes(scene)
    expect(messagesOf(await readLog(scene.file('log.db'))).length).toBe(403)
  })

  verifies('traffic:large-results', { of: `8 MB, ${of}` }, async (scene) => {
    const agent = await agentOf(scene, of, program('hostile-server'))
    const bytes = 8_000_000
    const [one, two] = await Promise.all([
      agent.callTool('big', { bytes }),
      agent.callTool('big', { bytes }),
    ])
    expect(text(one).length).toBe(bytes)
    expect(text(one) === text(two)).toBe(true)
    await expectSameBytes(scene)
  })
}

verifies('traffic:large-results', { of: '60 MB, own client, both ways' }, async (scene) => {
  const client = lineClient(scene, guardedBetweenTaps(scene.folder, program('hostile-server')))
  await client.initialize()
  const bytes = 60_000_000
  expect(textOf(await client.call('big', { bytes })).length).toBe(bytes)
  const message = 'x'.repeat(30_000_000)
  expect(textOf(await client.call('echo', { message })).length).toBe(message.length + 6)
  expect(await client.request('ping')).toHaveProperty('result')
  await expectSameBytes(scene)
})

verifies('traffic:flood', {}, async (scene) => {
  const client = lineClient(scene, guardedBetweenTaps(scene.folder, program('hostile-server')))
  await client.initialize()
  const count = 50_000
  expect(textOf(await client.call('flood', { count }))).toBe(`${count} sent`)
  const numbers = client.lines.flatMap((line) => {
    const { params } = JSON.parse(line) as { readonly params?: { readonly data: number } }
    return params === undefined ? [] : [params.data]
  })
  expect(numbers.length).toBe(count)
  expect(numbers.every((number, index) => number === index)).toBe(true)
  await expectSameBytes(scene)
  const log = await readLog(scene.file('log.db'))
  expect(log.faults).toEqual([])
  expect(messagesOf(log).length).toBe(count + 5)
})

verifies('traffic:slow-reader', {}, async (scene) => {
  const client = lineClient(scene, guardedBetweenTaps(scene.folder, program('hostile-server')))
  await client.initialize()
  client.child.stdout?.pause()
  const count = 80_000
  const answer = client.call('flood', { count })
  // What the server can write: pipes and bounded queues, not the whole flood.
  let taken = 0
  await expect
    .poll(
      () => {
        const before = taken
        taken = statSync(scene.file('server.out')).size
        return taken > 0 && taken === before
      },
      { interval: 2_000 },
    )
    .toBe(true)
  expect(taken).toBeLessThan(3_000_000)
  client.child.stdout?.resume()
  expect(textOf(await answer)).toBe(`${count} sent`)
  expect(statSync(scene.file('server.out')).size).toBeGreaterThan(6_000_000)
  await expectSameBytes(scene)
})

verifies('traffic:colliding-ids', {}, async (scene) => {
  const client = lineClient(scene, guardedBetweenTaps(scene.folder, program('hostile-server')))
  await client.initialize({ sampling: {} })
  const answer = client.call('ask')
  const asked = await client.until(({ method }) => method === 'sampling/createMessage')
  client.send({ jsonrpc: '2.0', id: asked.id, result: { said: 'nothing' } })
  expect(textOf(await answer)).toBe('host said {"said":"nothing"}')
  expect(textOf(await client.call('stray'))).toBe('first')
  await expectSameBytes(scene)
  const methods = messagesOf(await readLog(scene.file('log.db'))).map(({ from, message }) => [
    from,
    message.kind,
    message.method,
  ])
  expect(methods).toContainEqual(['host', 'result', 'sampling/createMessage'])
  expect(methods).toContainEqual(['server', 'result', 'tools/call'])
  // Answers that nobody waits for are logged as such.
  expect(
    methods.filter(([, kind, method]) => kind === 'result' && method === undefined).length,
  ).toBe(2)
})

verifies('transparency:exact-text', {}, async (scene) => {
  const client = lineClient(scene, guardedBetweenTaps(scene.folder, program('hostile-server')))
  await client.initialize()
  await client.call('exact')
  const odd = [
    '\t{ "params" : {"name":"echo", "arguments":{"message":"\\u00e9\\/\\ud83d\\ude00","n":1.0,"e":1E5,"big":123456789012345678901234567890}} ,"id":77,"method":"tools/call","jsonrpc":"2.0","x-extra":[ ] }  \r\n',
    '{"jsonrpc":"2.0","id":"séparé \u2028","method":"ping"}\n',
    '{"jsonrpc":"2.0","id":-1,"method":"ping","params":{}}\r\n',
    '{"jsonrpc":"2.0","id":0,"method":"unknown/method","params":{"__proto__":{"a":1},"constructor":{}}}\n',
    '{"jsonrpc":"2.0","method":"notifications/of/tomorrow","params":{"_meta":{"other.key/x":null}}}\n',
  ]
  for (const line of odd) client.write(line)
  await client.until(({ id }) => id === 0)
  await expectSameBytes(scene)
  const host = tapRecord(scene.file('host')).in.toString('utf8')
  expect(host.endsWith(odd.join(''))).toBe(true)
})

verifies(
  'transparency:exact-text',
  { of: 'byte by byte, and without a last line end' },
  async (scene) => {
    const client = lineClient(scene, guardedBetweenTaps(scene.folder, program('hostile-server')))
    const sent = Buffer.from('{"jsonrpc":"2.0","id":"\u{1f30d} é","method":"ping"}\n')
    for (const byte of sent) {
      client.write(Buffer.from([byte]))
      await new Promise(setImmediate)
    }
    await client.until(({ result }) => result !== undefined)
    const last = '{"jsonrpc":"2.0","method":"notifications/no/line/end"}'
    client.write(last)
    client.hangUp()
    await client.exit
    await expectSameBytes(scene)
    expect(tapRecord(scene.file('server')).in.toString('utf8')).toBe(`${sent}${last}`)
  },
)
