import { describe, expect, it } from 'vitest'
import { createPipeline } from '../../../src/proxy/pipeline.ts'
import { relay } from '../../../src/proxy/relay.ts'
import { memoryPair } from '../../../src/transport/memory-pair.ts'
import { depsOf } from './pipeline-deps.ts'

/** A relay between two ends in memory, and what each end got. */
function relayed(deps = depsOf()) {
  const [host, hostFace] = memoryPair()
  const [server, serverFace] = memoryPair()
  relay(hostFace, serverFace, createPipeline(deps))
  const got = { host: [] as string[], server: [] as string[] }
  const keep = (list: string[]) => (lines: readonly { raw?: Uint8Array }[]) => {
    for (const { raw } of lines) if (raw !== undefined) list.push(Buffer.from(raw).toString())
  }
  host.listen(keep(got.host) as never)
  server.listen(keep(got.server) as never)
  return { host, server, got, faces: [hostFace, serverFace] as const }
}

describe('relay', () => {
  it('carries lines both ways, in order', async () => {
    const { host, server, got } = relayed()
    const line = (id: number) => `{"jsonrpc":"2.0","id":${id},"method":"x"}\n`
    host.send(Buffer.from(line(1) + line(2)))
    server.send(Buffer.from('{"jsonrpc":"2.0","method":"y"}\n'))
    await expect.poll(() => got.server).toEqual([line(1), line(2)])
    await expect.poll(() => got.host).toEqual(['{"jsonrpc":"2.0","method":"y"}\n'])
  })

  it('answers what is stopped to the side that sent it', async () => {
    const { host, got } = relayed(depsOf({ x: [{}] }))
    host.send(Buffer.from('{"jsonrpc":"2.0","id":1,"method":"x"}\n'))
    await expect.poll(() => got.host).toHaveLength(1)
    expect(got.server).toEqual([])
    expect(JSON.parse(got.host[0] ?? '')).toMatchObject({ id: 1, error: { code: -31001 } })
  })

  it('lets an answer overtake a big one that is still judged, and what is no answer not', async () => {
    const deps = depsOf()
    let finish: () => void = () => undefined
    const judged = deps.guardian.judge
    const guardian: typeof deps.guardian = {
      ...deps.guardian,
      judge(input, completeness, rest) {
        const verdict = judged(input, completeness)
        if (rest === undefined) return verdict
        return new Promise((resolve) => {
          finish = () => resolve(verdict)
        })
      },
    }
    const { host, server, got } = relayed({ ...deps, guardian })
    const ask = (id: number, method: string) =>
      `{"jsonrpc":"2.0","id":${id},"method":"${method}"}\n`
    host.send(Buffer.from(ask(1, 'resources/list') + ask(2, 'ping') + ask(3, 'ping')))
    await expect.poll(() => got.server).toHaveLength(3)
    const big = `{"jsonrpc":"2.0","id":1,"result":{"text":"${'b'.repeat(100_000)}"}}\n`
    const pong = (id: number) => `{"jsonrpc":"2.0","id":${id},"result":{}}\n`
    const told = '{"jsonrpc":"2.0","method":"notifications/message","params":{"data":"up"}}\n'
    server.send(Buffer.from(big + pong(2) + told + pong(3)))
    await expect.poll(() => got.host).toEqual([pong(2)])
    finish()
    await expect.poll(() => got.host).toEqual([pong(2), big, told, pong(3)])
    const ids = deps.log.drafts.map((draft) => draft.kind === 'message' && draft.message.id)
    expect(ids).toEqual(['1', '2', '3', '2', '1', undefined, '3'])
  })

  it('ends with a fault of the pipeline: nothing passes that is not judged', async () => {
    const deps = depsOf()
    deps.log.append = () => {
      throw new Error('a fault')
    }
    const { host, got, faces } = relayed(deps)
    host.send(Buffer.from('{"jsonrpc":"2.0","id":1,"method":"x"}\n'))
    await expect(faces[0].closed).rejects.toThrow('a fault')
    expect(got.server).toEqual([])
  })
})
