/** What guards of one trajectory know of each other, with real processes. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { MessageEntry } from '../../src/log/entry.ts'
import { openSqliteStore } from '../../src/log/store/sqlite.ts'
import { workingSetBounds } from '../../src/state/working-set.ts'
import { messagesOf, readLog } from './harness/flow-log.ts'
import { guarded, type Launch, program, referenceServer } from './harness/launch.ts'
import { type LineClient, lineClient, textOf } from './harness/line-client.ts'
import { runMcip } from './harness/run-mcip.ts'
import { type Scene, verifies } from './harness/verifies.ts'

const secret = 'walrus-4471-harbour'
const note = `Shopping list.\nThe door code is ${secret}, keep it to yourself.\nMilk and bread.`
/** The passage's words within the note, in code units. */
const start = note.indexOf(secret)

const trajectory = { source: 'environment', value: 'task-1' } as const

interface Rooms {
  readonly log: string
  files(): Promise<LineClient>
  echo(): Promise<LineClient>
  read(client: LineClient): Promise<void>
}

/** Two servers of one task, each behind a guard of its own. */
function rooms(scene: Scene, ...options: readonly string[]): Rooms {
  const log = scene.file('log.db')
  mkdirSync(scene.file('notes'))
  writeFileSync(scene.file('notes/a.txt'), note)
  async function start(launch: Launch, name: string): Promise<LineClient> {
    const env = Object.fromEntries(
      Object.entries({ ...process.env, MCIP_TRAJECTORY: trajectory.value }).flatMap(
        ([key, value]) => (value === undefined ? [] : [[key, value]]),
      ),
    )
    const launched = guarded(launch, '--name', name, '--log', log, ...options)
    const client = lineClient(scene, { ...launched, env })
    await client.initialize()
    await client.request('tools/list')
    return client
  }
  return {
    log,
    files: () => start(referenceServer('filesystem', scene.file('notes')), 'files'),
    echo: () => start(program('sized-server'), 'shout'),
    async read(client) {
      const path = scene.file('notes/a.txt')
      expect(textOf(await client.call('read_text_file', { path }))).toBe(note)
    },
  }
}

/** The entry of the last call that went through the guard of `server`. */
function lastCall(entries: readonly MessageEntry[], server: string): MessageEntry | undefined {
  return entries.findLast(
    (one) => one.server === server && one.message.method === 'tools/call' && one.from === 'host',
  )
}

/** Proves that the message of the last call is traced to the note, as the log tells it. */
async function expectTraced(log: string): Promise<MessageEntry> {
  const read = await readLog(log)
  expect(read.faults).toEqual([])
  const entries = messagesOf(read)
  const call = lastCall(entries, 'shout')
  const origin = call?.flows[0]?.provenance?.find(({ pointer }) => pointer === '/message')
  const flow = entries.flatMap(({ flows }) => flows).find(({ seq }) => seq === origin?.from[0]?.seq)
  expect(flow).toMatchObject({
    sender: { role: 'server', name: 'files', unit: 'function:read_text_file' },
    type: { message: 'function-return' },
  })
  // The server returns the note twice, as text and as structured content.
  expect(['/content/0/text', '/structuredContent/content']).toContain(origin?.from[0]?.pointer)
  expect(origin?.from[0]).toMatchObject({
    span: [start, start + secret.length],
    match: 'exact',
  })
  if (call === undefined) throw new Error('no call')
  return call
}

for (const mode of ['redacted', 'shape']) {
  verifies('working-set:shared', { of: `log ${mode}` }, async (scene) => {
    const config = scene.file('mcip.json')
    writeFileSync(config, JSON.stringify({ log: { content: mode } }))
    const { log, files, echo, read } = rooms(scene, '--config', config)
    const [reader, sender] = await Promise.all([files(), echo()])
    await read(reader)
    expect(textOf(await sender.call('echo', { message: secret }))).toContain(secret)
    const call = await expectTraced(log)
    expect(call.verdict.completeness).toMatchObject({ provenance: 'whole', lists: true })
  })
}

verifies('working-set:survives-kill', { of: 'of the guard that read' }, async (scene) => {
  const { log, files, echo, read } = rooms(scene)
  const [reader, sender] = await Promise.all([files(), echo()])
  await read(reader)
  reader.child.kill('SIGKILL')
  await reader.exit
  await sender.call('echo', { message: secret })
  await expectTraced(log)
})

verifies('working-set:survives-kill', { of: 'of the guard that sends' }, async (scene) => {
  const { log, files, echo, read } = rooms(scene)
  const [reader, sender] = await Promise.all([files(), echo()])
  await sender.call('echo', { message: 'before' })
  await read(reader)
  sender.child.kill('SIGKILL')
  await sender.exit
  const again = await echo()
  await again.call('echo', { message: secret })
  await expectTraced(log)
})

verifies('working-set:turn', {}, async (scene) => {
  const { log, echo } = rooms(scene)
  const sender = await echo()
  await sender.call('echo', { message: 'before' })
  const turn = await runMcip(
    'turn',
    '--log',
    log,
    '--trajectory',
    trajectory.value,
    `Shout ${secret}.`,
  )
  expect(turn, turn.stderr).toMatchObject({ code: 0 })
  await sender.call('echo', { message: secret })
  const entries = messagesOf(await readLog(log))
  const call = lastCall(entries, 'shout')
  expect(call?.verdict.completeness.query).toBe('user')
  const origin = call?.flows[0]?.provenance?.find(({ pointer }) => pointer === '/message')
  const query = entries.flatMap(({ flows }) => flows).find(({ type }) => type.message === 'query')
  expect(origin?.from[0]?.seq).toBe(query?.seq)
})

verifies('working-set:sealed', {}, async (scene) => {
  const config = scene.file('mcip.json')
  writeFileSync(config, JSON.stringify({ log: { content: 'shape' } }))
  const { log, files, read } = rooms(scene, '--config', config)
  const reader = await files()
  await read(reader)
  for (const file of [log, `${log}-wal`]) {
    expect(readFileSync(file).includes(secret), file).toBe(false)
  }
  reader.hangUp()
  await reader.exit
  expect(readFileSync(log).includes(secret)).toBe(false)
  const store = openSqliteStore({ file: log })
  expect((await store.workingSet(trajectory)).pieces.length).toBeGreaterThan(0)
  store.close()
})

verifies('working-set:window', {}, async (scene) => {
  const { log, files, echo, read } = rooms(scene)
  const [reader, sender] = await Promise.all([files(), echo()])
  await read(reader)
  // More than a window, each result another one.
  for (let round = 0; round < 45; round++) await sender.call('sized', { bytes: 8_000 + round })
  const late = await echo()
  await late.call('echo', { message: secret })
  const call = lastCall(messagesOf(await readLog(log)), 'shout')
  expect(call?.verdict.completeness.provenance).toBe('window')
  const store = openSqliteStore({ file: log })
  const { pieces, forgotten } = await store.workingSet(trajectory)
  store.close()
  const bytes = pieces.reduce((sum, { sealed }) => sum + sealed.length, 0)
  expect(bytes).toBeLessThanOrEqual(workingSetBounds.trajectory)
  expect(forgotten.map(({ server }) => server)).toEqual(expect.arrayContaining(['files', 'shout']))
})

verifies('working-set:bounded', { timeout: 600_000 }, async (scene) => {
  const log = scene.file('log.db')
  const client = lineClient(
    scene,
    guarded(program('sized-server'), '--name', 'shout', '--log', log),
  )
  await client.initialize()
  const talks = 10_000
  const memory = (): number =>
    Number(
      /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${client.child.pid}/status`, 'utf8'))?.[1] ?? 0,
    )
  let next = 0
  let early = 0
  const worker = async (): Promise<void> => {
    while (next < talks) {
      const talk = next++
      await client.request('tools/call', {
        name: 'echo',
        arguments: { message: `order ${talk} ${'for the desk '.repeat(300)}` },
        _meta: { 'vscode.conversationId': `talk-${talk}` },
      })
      if (talk === 1_000) early = memory()
    }
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  await expect.poll(memory, { interval: 500 }).toBeLessThan(early + 40 * 1024)
  const late = memory()
  console.error(
    `10,000 trajectories: ${Math.round(early / 1024)} MB after 1,000, ${Math.round(late / 1024)} MB after all`,
  )
  const store = openSqliteStore({ file: log })
  let held = 0
  for (let talk = 0; talk < talks; talk++) {
    const key = { source: 'host', value: `vscode:talk-${talk}` } as const
    const { pieces } = await store.workingSet(key)
    held += pieces.reduce((sum, { sealed }) => sum + sealed.length, 0)
  }
  store.close()
  expect(held).toBeGreaterThan(workingSetBounds.store / 2)
  expect(held).toBeLessThanOrEqual(workingSetBounds.store)
})
