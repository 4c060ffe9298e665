import { describe, expect, it } from 'vitest'
import { serveTools, type ToolServer } from '../../../../src/cli/demo/tool-server.ts'
import { memoryPair } from '../../../../src/transport/memory-pair.ts'

const server: ToolServer = {
  name: 'sample',
  version: '2.0.0',
  tools: () => [{ name: 'echo', inputSchema: { type: 'object' } }],
  call(name, args) {
    if (name !== 'echo') throw new Error('no such tool')
    return { text: JSON.stringify(args), changedTools: args.change === true }
  },
}

/** What the server sends back for `lines`, up to its end. */
async function play(...lines: readonly string[]): Promise<readonly unknown[]> {
  const [client, other] = memoryPair()
  const answers: unknown[] = []
  client.listen((batch) => {
    for (const line of batch) {
      if (line.kind === 'line') answers.push(JSON.parse(Buffer.from(line.raw).toString()))
    }
  })
  const served = serveTools(server, other)
  for (const line of lines) client.send(Buffer.from(`${line}\n`))
  await client.end()
  await served
  await client.closed
  return answers
}

const request = (id: number, method: string, params: object = {}): string =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params })

describe('serveTools', () => {
  it.each([
    ['2025-06-18', '2025-06-18'],
    ['2026-07-28', '2025-11-25'],
    ['1999-01-01', '2025-11-25'],
  ])('answers initialize of %s with %s', async (asked, answered) => {
    const [answer] = await play(request(1, 'initialize', { protocolVersion: asked }))
    expect(answer).toMatchObject({
      id: 1,
      result: {
        protocolVersion: answered,
        capabilities: { tools: { listChanged: true } },
        serverInfo: { name: 'sample', version: '2.0.0' },
      },
    })
  })

  it('lists and calls tools, and announces a change after the result', async () => {
    expect(
      await play(
        request(1, 'tools/list'),
        request(2, 'tools/call', { name: 'echo', arguments: { change: true } }),
      ),
    ).toEqual([
      { jsonrpc: '2.0', id: 1, result: { tools: server.tools() } },
      { jsonrpc: '2.0', id: 2, result: { content: [{ type: 'text', text: '{"change":true}' }] } },
      { jsonrpc: '2.0', method: 'notifications/tools/list_changed' },
    ])
  })

  it('answers what it cannot do, and lives on', async () => {
    expect(
      await play(
        '{"jsonrpc":',
        '',
        request(1, 'resources/list'),
        JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }),
        request(2, 'tools/call', { name: 'nothing' }),
        request(3, 'ping'),
      ),
    ).toEqual([
      { jsonrpc: '2.0', id: null, error: { code: -32700, message: 'unreadable' } },
      { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'method not found' } },
      {
        jsonrpc: '2.0',
        id: 2,
        result: { content: [{ type: 'text', text: 'no such tool' }], isError: true },
      },
      { jsonrpc: '2.0', id: 3, result: {} },
    ])
  })
})
