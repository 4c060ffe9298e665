/** The guard as a process: what the server is started with, and how everything ends. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { readLog } from './harness/flow-log.ts'
import { environmentOf, guarded, type Launch, program } from './harness/launch.ts'
import {
  type Exit,
  type LineClient,
  lineClient,
  type Received,
  textOf,
} from './harness/line-client.ts'
import { hasEnded, isRunning } from './harness/process-end.ts'
import { type Scene, verifies } from './harness/verifies.ts'

interface Report {
  readonly pid: number
  readonly cwd: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const kinds = ['direct', 'guarded'] as const

/** The process server, direct or guarded; `report` tells what it was started with. */
function processServer(
  scene: Scene,
  kind: (typeof kinds)[number],
  args: readonly string[],
  surroundings: Pick<Launch, 'env' | 'cwd'> = {},
): { readonly client: LineClient; report(): Report; signals(): string } {
  const file = scene.file(`${kind}.json`)
  const server = { ...program('process-server', file, ...args), ...surroundings }
  const launch = kind === 'direct' ? server : guarded(server, '--log', scene.file('log.db'))
  return {
    client: lineClient(scene, launch),
    report: () => JSON.parse(readFileSync(file, 'utf8')) as Report,
    signals: () => readFileSync(`${file}.signal`, 'utf8'),
  }
}

verifies('process:environment', {}, async (scene) => {
  const env = { ...environmentOf(program('tap')), MCIP_TEST_VALUE: 'ä b"c\nd', EMPTY: '' }
  const args = ['plain', '', 'two words', '--', '-x', '*', '$HOME', 'ü"\'\\']
  const reports: Report[] = []
  for (const kind of kinds) {
    const { client, report } = processServer(scene, kind, args, { env, cwd: scene.folder })
    await client.request('ping')
    client.hangUp()
    await client.exit
    reports.push(report())
  }
  const [direct, behind] = reports
  expect(direct?.args).toEqual(args)
  expect(direct?.env.MCIP_TEST_VALUE).toBe('ä b"c\nd')
  // What a guarded server starts must not answer for a person.
  const marked = { ...direct?.env, MCIP_GUARDED: '1' }
  expect({ ...behind, pid: 0 }).toEqual({ ...direct, pid: 0, env: marked })
})

verifies('process:stderr', {}, async (scene) => {
  const said = `starting\n${'long line '.repeat(20_000)}\nwithout an end`
  for (const kind of kinds) {
    const { client } = processServer(scene, kind, ['--stderr', said.slice(0, 100_000)])
    await client.request('ping')
    client.hangUp()
    await client.exit
    expect(client.stderr() === said.slice(0, 100_000)).toBe(true)
  }
})

for (const code of [0, 1, 42, 255]) {
  verifies('process:exit-code', { of: `code ${code}` }, async (scene) => {
    for (const kind of kinds) {
      const { client } = processServer(scene, kind, ['--exit', String(code)])
      await client.request('ping')
      client.hangUp()
      expect(await client.exit).toEqual({ code, signal: null })
    }
  })
}

for (const [signal, number] of [
  ['SIGKILL', 9],
  ['SIGTERM', 15],
  ['SIGSEGV', 11],
] as const) {
  verifies(
    'process:exit-code',
    { of: signal, skip: process.platform === 'win32' },
    async (scene) => {
      const { client, report } = processServer(scene, 'guarded', [])
      await client.request('ping')
      process.kill(report().pid, signal)
      expect(await client.exit).toEqual({ code: 128 + number, signal: null })
    },
  )
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  verifies('process:signals', { of: signal, skip: process.platform === 'win32' }, async (scene) => {
    for (const kind of kinds) {
      const { client, signals, report } = processServer(scene, kind, ['--on-signal', '33'])
      await client.request('ping')
      client.child.kill(signal)
      expect(await client.exit).toEqual({ code: 33, signal: null })
      expect(signals()).toBe(`${signal}\n`)
      expect(await hasEnded(report().pid)).toBe(true)
    }
  })
}

for (const half of [false, true]) {
  const of = half ? 'in the middle of its answer' : 'before it answers'
  verifies('process:server-dies', { of }, async (scene) => {
    const seen: { readonly exit: Exit; readonly lines: readonly string[] }[] = []
    for (const kind of kinds) {
      const server = program('hostile-server')
      const launch = kind === 'direct' ? server : guarded(server, '--log', scene.file('log.db'))
      const client = lineClient(scene, launch)
      await client.initialize()
      expect(textOf(await client.call('echo', { message: 'before' }))).toBe('Echo: before')
      client.send({
        jsonrpc: '2.0',
        id: 99,
        method: 'tools/call',
        params: { name: 'die', arguments: { code: 3, half } },
      })
      seen.push({ exit: await client.exit, lines: [...client.lines] })
    }
    const [direct, behind] = seen
    expect(behind?.exit).toEqual(direct?.exit)
    expect(behind?.lines.slice(0, 2)).toEqual(direct?.lines)
    // Half an answer is none: the guard says so to whoever waits for it.
    const own = behind?.lines.slice(2).map((line) => JSON.parse(line) as Received)
    expect(own?.map(({ id, error }) => [id, error?.code])).toEqual(half ? [[99, -31001]] : [])
    expect((await readLog(scene.file('log.db'))).faults).toEqual([])
  })
}

verifies(
  'process:server-dies',
  { of: 'killed', skip: process.platform === 'win32' },
  async (scene) => {
    const client = lineClient(
      scene,
      guarded(program('hostile-server'), '--log', scene.file('log.db')),
    )
    await client.initialize()
    client.send({
      jsonrpc: '2.0',
      id: 9,
      method: 'tools/call',
      params: { name: 'die', arguments: { signal: 'SIGKILL' } },
    })
    expect(await client.exit).toEqual({ code: 137, signal: null })
    expect((await readLog(scene.file('log.db'))).faults).toEqual([])
  },
)

for (const [of, args, code] of [
  ['a server that ends with its input', [], 0],
  ['a server that ignores it', ['--stubborn'], process.platform === 'win32' ? 143 : 137],
] as const) {
  verifies('process:client-hangs-up', { of }, async (scene) => {
    const { client, report } = processServer(scene, 'guarded', args)
    await client.request('ping')
    const { pid } = report()
    expect(isRunning(pid)).toBe(true)
    client.hangUp()
    expect(await client.exit).toEqual({ code, signal: null })
    expect(await hasEnded(pid)).toBe(true)
    expect((await readLog(scene.file('log.db'))).faults).toEqual([])
  })
}

verifies('process:client-hangs-up', { of: 'both pipes at once, in a flood' }, async (scene) => {
  const file = scene.file('server.pid')
  const client = lineClient(scene, {
    ...guarded(program('hostile-server', '--pid', file), '--log', scene.file('log.db')),
  })
  await client.initialize()
  const pid = Number(readFileSync(file, 'utf8'))
  client.send({
    jsonrpc: '2.0',
    id: 9,
    method: 'tools/call',
    params: { name: 'flood', arguments: { count: 20_000 } },
  })
  await sleep(50)
  client.child.stdout?.destroy()
  client.hangUp()
  await client.exit
  expect(await hasEnded(pid)).toBe(true)
  expect((await readLog(scene.file('log.db'))).faults).toEqual([])
})

verifies(
  'process:client-hangs-up',
  { of: 'as the SDK clients do it, a server that ignores all', skip: process.platform === 'win32' },
  async (scene) => {
    // They close stdin, send SIGTERM after 2 s, and SIGKILL after 2 s more. A busy machine may be late:
    // once in a few times it must be in time.
    let isInTime = false
    for (let attempt = 0; !isInTime && attempt < 5; attempt++) {
      const { client, report } = processServer(scene, 'guarded', ['--stubborn'])
      await client.request('ping')
      client.hangUp()
      await sleep(2_000)
      client.child.kill('SIGTERM')
      await sleep(1_900)
      isInTime = !isRunning(report().pid)
      expect(await client.exit).toEqual({ code: 137, signal: null })
    }
    expect(isInTime).toBe(true)
  },
)

for (const kind of kinds) {
  verifies(
    'process:last-words',
    { of: `200 calls and the end at once, ${kind}` },
    async (scene) => {
      const server = program('sized-server')
      const launch = kind === 'direct' ? server : guarded(server, '--log', scene.file('log.db'))
      const client = lineClient(scene, launch)
      const calls = Array.from(
        { length: 200 },
        (_, id) =>
          `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"echo","arguments":{"message":"m${id}"}}}`,
      )
      client.write(`${calls.join('\n')}\n`)
      client.hangUp()
      expect(await client.exit).toEqual({ code: 0, signal: null })
      const answers = client.lines.map((line) => JSON.parse(line) as Received)
      expect(answers.map(textOf)).toEqual(calls.map((_, id) => `Echo: m${id}`))
    },
  )

  verifies('process:last-words', { of: `8 MB to a slow host, ${kind}` }, async (scene) => {
    const server = program('sized-server')
    const launch = kind === 'direct' ? server : guarded(server, '--log', scene.file('log.db'))
    const client = lineClient(scene, launch)
    client.child.stdout?.pause()
    const params = { name: 'sized', arguments: { bytes: 8_000_000 } }
    client.send({ jsonrpc: '2.0', id: 1, method: 'tools/call', params })
    client.send({ jsonrpc: '2.0', id: 2, method: 'ping' })
    client.hangUp()
    await sleep(1_000)
    client.child.stdout?.resume()
    expect(await client.exit).toEqual({ code: 0, signal: null })
    const answers = client.lines.map((line) => JSON.parse(line) as Received)
    // In any order: an answer may overtake a big one.
    expect(answers.map(({ id }) => id).toSorted()).toEqual([1, 2])
    const big = answers.find(({ id }) => id === 1) ?? {}
    expect(textOf(big).length).toBeGreaterThan(7_800_000)
  })
}

verifies('process:no-command', {}, async (scene) => {
  const launch = { command: 'no-such-command-at-all', args: ['x'] }
  const client = lineClient(scene, guarded(launch, '--log', scene.file('log.db')))
  expect(await client.exit).toEqual({ code: 127, signal: null })
  expect(client.stderr()).toContain('cannot start `no-such-command-at-all`: no such program')
  expect(client.stderr().trim().split('\n')).toHaveLength(2)
})

for (const [of, options, code] of [
  ['no command', [], 2],
  ['unknown option', ['--nonsense'], 2],
] as const) {
  verifies('process:quiet-stdout', { of }, async (scene) => {
    const launch = guarded({ command: '', args: [] }, ...options)
    const client = lineClient(scene, { ...launch, args: launch.args.slice(0, -1) })
    expect(await client.exit).toEqual({ code, signal: null })
    expect(client.lines).toEqual([])
    expect(client.stderr()).not.toBe('')
  })
}

verifies(
  'process:quiet-stdout',
  { of: 'not a program', skip: process.platform === 'win32' },
  async (scene) => {
    const client = lineClient(scene, guarded({ command: scene.folder, args: [] }))
    expect(await client.exit).toEqual({ code: 126, signal: null })
    expect(client.lines).toEqual([])
  },
)

verifies('transparency:era-probe', { of: 'ten starts at once, one store' }, async (scene) => {
  const log = scene.file('log.db')
  const launch = guarded(program('hostile-server'), '--log', log, '--name', 'subject')
  const clients = Array.from({ length: 10 }, () => lineClient(scene, launch))
  await Promise.all(
    clients.map(async (client, index) => {
      await client.initialize()
      await client.request('tools/list')
      for (let call = 0; call < 20; call++) {
        const message = `client ${index}, call ${call}`
        expect(textOf(await client.call('echo', { message }))).toBe(`Echo: ${message}`)
      }
      client.hangUp()
      expect(await client.exit).toEqual({ code: 0, signal: null })
      expect(client.stderr()).toBe('')
    }),
  )
  const read = await readLog(log)
  expect(read.faults).toEqual([])
  expect(read.entries.length).toBe(10 * (3 + 2 + 40))
})
