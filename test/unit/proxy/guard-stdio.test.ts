import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import { createGuard, type GuardDeps, guardStdio } from '../../../src/proxy/guard-stdio.ts'
import { memoryPair } from '../../../src/transport/memory-pair.ts'
import { spawnServer } from '../../../src/transport/stdio.ts'
import { type DraftLog, draftLog, lineOf, textsOf } from './pipeline-deps.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcip-guard-stdio-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A server of its own process: answers every line that is a request, ends when its input does. */
async function startServer(code: string) {
  const file = join(folder, `server-${Math.abs(code.length)}.mjs`)
  writeFileSync(
    file,
    `import { createInterface } from 'node:readline'
for await (const text of createInterface({ input: process.stdin })) {
  const { id, method } = JSON.parse(text)
  ${code}
  if (id !== undefined) console.log(JSON.stringify({ jsonrpc: '2.0', id, result: { method } }))
}
`,
  )
  return spawnServer([process.execPath, file])
}

function depsWith(log: DraftLog): GuardDeps {
  const store = createMemoryStore()
  return {
    server: { id: 'server', origin: 'file:server' },
    trajectory: { source: 'process', value: 'test' },
    mode: 'enforce',
    failMode: 'closed-for-changes',
    log,
    records: () => store,
    now: () => new Date(),
    clock: () => performance.now(),
    notice: () => undefined,
  }
}

const request = '{"jsonrpc":"2.0","id":1,"method":"resources/list"}\n'

describe('createGuard', () => {
  it('is the pipeline with the rules that ship', async () => {
    const log = draftLog()
    const guard = await createGuard(depsWith(log))
    const hidden =
      '{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"a","description":"\\u001b[8mx"}]}}'
    const { host } = await guard.accept([lineOf(hidden)], 'server')
    expect(textsOf(host)[0]).toContain('"withheld":["a"]')
    expect(log.drafts).toHaveLength(1)
  })

  it.each([
    ['closed-for-changes', false],
    ['closed', false],
    ['open', true],
  ] as const)(
    'lets a list without a readable baseline on in mode %s: %s',
    async (failMode, goesOn) => {
      const guard = await createGuard({
        ...depsWith(draftLog()),
        failMode,
        records: () => undefined,
      })
      await guard.accept([lineOf('{"jsonrpc":"2.0","id":1,"method":"tools/list"}')], 'host')
      const list =
        '{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"a","description":"Adds."}]}}'
      const { host } = await guard.accept([lineOf(list)], 'server')
      const [answer] = textsOf(host)
      expect(answer === `${list}\n`).toBe(goesOn)
      expect(answer?.includes('What is remembered of the server cannot be read')).toBe(!goesOn)
    },
  )
})

describe('guardStdio', () => {
  it('relays until the host hangs up, then ends the server and closes the log', async () => {
    const log = draftLog()
    let isClosed = false
    log.close = async () => {
      isClosed = true
    }
    const [host, face] = memoryPair()
    const got: string[] = []
    const answered = new Promise<void>((resolve) => {
      host.listen((lines) => {
        for (const line of lines)
          if (line.kind === 'line') got.push(Buffer.from(line.raw).toString())
        resolve()
      })
    })
    const ended = guardStdio(face, await startServer(''), depsWith(log))
    host.send(Buffer.from(request))
    await answered
    expect(JSON.parse(got[0] ?? '')).toMatchObject({ id: 1, result: { method: 'resources/list' } })
    expect(log.drafts.map(({ kind }) => kind)).toEqual(['message', 'message'])
    await host.end()
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(isClosed).toBe(true)
  })

  it('gives the exit code of a server that ends by itself', async () => {
    const [host, face] = memoryPair()
    host.listen(() => undefined)
    const ended = guardStdio(face, await startServer('process.exit(7)'), depsWith(draftLog()))
    host.send(Buffer.from(request))
    expect(await ended).toEqual({ code: 7, signal: null })
  })

  it('ends the server when the guard itself is at fault: nothing passes unjudged', async () => {
    const log = draftLog()
    log.append = () => {
      throw new Error('a fault')
    }
    const [host, face] = memoryPair()
    host.listen(() => undefined)
    const server = await startServer('// waits')
    const ended = guardStdio(face, server, depsWith(log))
    host.send(Buffer.from(request))
    await expect(ended).rejects.toThrow('a fault')
    expect((await server.exited).signal).toBe('SIGKILL')
  })
})
