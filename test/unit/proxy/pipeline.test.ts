import { describe, expect, it } from 'vitest'
import { createPipeline } from '../../../src/proxy/pipeline.ts'
import { depsOf, lineOf, textsOf } from './pipeline-deps.ts'

const call = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"write_file"}}'
const read = '{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"read_file"}}'

describe('createPipeline', () => {
  it('forwards byte for byte what is allowed, after it was logged', async () => {
    const deps = depsOf()
    const raw = Buffer.from(
      `  { "id":1.0,"jsonrpc":"2.0", "method":"x","params":{"b":1e2,"a":"\\u0041"} }\r\n`,
    )
    const outgoing = await createPipeline(deps).accept([{ kind: 'line', raw }], 'host')
    expect(outgoing.server).toEqual([raw])
    expect(outgoing.host).toEqual([])
    expect(deps.log.drafts).toHaveLength(1)
    expect(deps.handled).toHaveLength(1)
  })

  it('keeps the order of lines, and drops blank ones', async () => {
    const deps = depsOf()
    const lines = [call, '', ' \t', read].map(lineOf)
    const { server } = await createPipeline(deps).accept(lines, 'host')
    expect(textsOf(server)).toEqual([`${call}\n`, `${read}\n`])
    expect((await createPipeline(deps).accept([], 'host')).server).toEqual([])
  })

  it('answers what is stopped with the number of its flow', async () => {
    const deps = depsOf({ 'tools/call': [{}] })
    const pipeline = createPipeline(deps)
    await pipeline.accept([lineOf('{"jsonrpc":"2.0","method":"x"}')], 'host')
    const { host, server } = await pipeline.accept([lineOf(call)], 'host')
    expect(server).toEqual([])
    expect(JSON.parse(textsOf(host)[0] ?? '')).toMatchObject({
      id: 1,
      result: { isError: true, _meta: { 'dev.mcip/verdict': { flows: [1] } } },
    })
  })

  it('answers a broken line of the host and lives on', async () => {
    const deps = depsOf()
    const pipeline = createPipeline(deps)
    const broken = lineOf('{"jsonrpc":"2.0","id":5,"method":"x","method":"y"}')
    const { host, server } = await pipeline.accept([broken, lineOf(call)], 'host')
    expect(textsOf(server)).toEqual([`${call}\n`])
    expect(JSON.parse(textsOf(host)[0] ?? '')).toMatchObject({ id: 5, error: { code: -32600 } })
    expect(deps.log.drafts.map(({ kind }) => kind)).toEqual(['rejected', 'message'])
  })

  it('drops a broken line of the server, and answers it where the host waits for it', async () => {
    const pipeline = createPipeline(depsOf())
    const stray = await pipeline.accept([lineOf('{"id":1,"id":1}'), lineOf('debug: x')], 'server')
    expect([stray.host, stray.server]).toEqual([[], []])
    await pipeline.accept([lineOf(call)], 'host')
    const broken = lineOf('{"jsonrpc":"2.0","id":1,"result":{"a":1,"a":2}}')
    const { host } = await pipeline.accept([broken], 'server')
    expect(JSON.parse(textsOf(host)[0] ?? '')).toMatchObject({ id: 1, error: { code: -31001 } })
  })

  it('blocks changes and lets reads on while nothing can be logged, and counts both', async () => {
    const deps = depsOf()
    deps.log.isFull = true
    const { host, server } = await createPipeline(deps).accept([lineOf(call), lineOf(read)], 'host')
    expect(textsOf(server)).toEqual([`${read}\n`])
    expect(JSON.parse(textsOf(host)[0] ?? '').result.isError).toBe(true)
    expect(deps.log.losses).toEqual([
      { forwarded: 0, blocked: 1 },
      { forwarded: 1, blocked: 0 },
    ])
  })

  it('sends nothing when the log throws', async () => {
    const deps = depsOf()
    deps.log.append = () => {
      throw new Error('a fault')
    }
    await expect(createPipeline(deps).accept([lineOf(call)], 'host')).rejects.toThrow('a fault')
  })
})
