/** Which trajectory messages belong to, with real processes of one host. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { messagesOf, readLog } from './harness/flow-log.ts'
import { guarded, type Launch, referenceServer } from './harness/launch.ts'
import { type LineClient, lineClient, textOf } from './harness/line-client.ts'
import { runMcip } from './harness/run-mcip.ts'
import { type Scene, verifies } from './harness/verifies.ts'

/** The environment of the test without what names a trajectory. */
const env = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'MCIP_TRAJECTORY' || name === 'CLAUDE_CODE_SESSION_ID'
      ? []
      : [[name, value]],
  ),
)

function files(scene: Scene): Launch {
  mkdirSync(scene.file('notes'))
  writeFileSync(scene.file('notes/a.txt'), 'walrus-4471')
  return referenceServer('filesystem', scene.file('notes'))
}

/** The launch as a shell starts it, as some hosts do. */
function byShell({ command, args }: Launch): Launch {
  const words = [command, ...args].map((word) => `'${word}'`).join(' ')
  return { command: 'sh', args: ['-c', `${words}; exit $?`] }
}

async function readNote(client: LineClient, scene: Scene): Promise<string> {
  return textOf(await client.call('read_text_file', { path: scene.file('notes/a.txt') }))
}

verifies('trajectory:host-process', {}, async (scene) => {
  const log = scene.file('log.db')
  const one = lineClient(scene, { ...guarded(files(scene), '--name', 'files', '--log', log), env })
  const other = lineClient(scene, {
    ...byShell(guarded(referenceServer('everything'), '--name', 'all', '--log', log)),
    env,
  })
  await Promise.all([one.initialize(), other.initialize()])
  const echo = (n: number) => other.call('echo', { message: `m${n}` })
  const rounds = Array.from({ length: 25 }, (_, n) => n)
  await Promise.all(rounds.flatMap((n) => [readNote(one, scene), echo(n)]))
  one.hangUp()
  other.hangUp()
  await Promise.all([one.exit, other.exit])

  const read = await readLog(log)
  const messages = messagesOf(read)
  expect(read.faults).toEqual([])
  expect(new Set(messages.map(({ server }) => server))).toEqual(new Set(['files', 'all']))
  const ids = new Set(messages.map(({ trajectory }) => JSON.stringify(trajectory)))
  expect([...ids]).toEqual([
    expect.stringMatching(new RegExp(`"host-process","value":"[\\w.-]+:${process.pid}[^"]*#1"`)),
  ])
  expect(new Set(messages.map(({ verdict }) => verdict.completeness.key))).toEqual(
    new Set(['host-process']),
  )
  const listed = await runMcip('log', 'list', '--log', log)
  expect(listed.stdout.match(/host-process:/g)).toHaveLength(1)
  expect((await runMcip('log', 'verify', '--log', log)).code).toBe(0)
})

verifies('trajectory:turn', {}, async (scene) => {
  const log = scene.file('log.db')
  const client = lineClient(scene, { ...guarded(files(scene), '--log', log), env })
  await client.initialize()
  const turn = await runMcip('turn', '--log', log, 'Read my note.')
  expect(turn.stdout).toMatch(/^turn 1 of host-process:/)
  expect(await readNote(client, scene)).toBe('walrus-4471')
  client.hangUp()
  await client.exit
  const read = await readLog(log)
  expect(read.faults).toEqual([])
  const messages = messagesOf(read)
  expect(new Set(messages.map(({ trajectory }) => trajectory.value)).size).toBe(1)
  expect(messages.flatMap(({ flows }) => flows.map(({ type }) => type.message))).toContain('query')
  const call = messages.find(({ message }) => message.method === 'tools/call')
  expect(call?.verdict.completeness).toMatchObject({ query: 'user', key: 'host-process' })
})

verifies('trajectory:named', {}, async (scene) => {
  const log = scene.file('log.db')
  const client = lineClient(scene, { ...guarded(files(scene), '--log', log), env })
  await client.initialize()
  const path = scene.file('notes/a.txt')
  const ask = (talk: string) =>
    client.request('tools/call', {
      name: 'read_text_file',
      arguments: { path },
      _meta: {
        'vscode.conversationId': talk,
        'dev.mcip/context': { turn: talk, query: 'Read my note.', author: 'user' },
      },
    })
  const answers = await Promise.all([ask('one'), ask('two')])
  expect(answers.map(textOf)).toEqual(['walrus-4471', 'walrus-4471'])
  client.hangUp()
  await client.exit
  const read = await readLog(log)
  expect(read.faults).toEqual([])
  const talks = messagesOf(read).filter(({ trajectory }) => trajectory.source === 'host')
  for (const talk of ['vscode:one', 'vscode:two']) {
    const flows = talks
      .filter(({ trajectory }) => trajectory.value === talk)
      .flatMap((entry) => entry.flows.map(({ type }) => type.message))
    expect(flows).toEqual(['query', 'function-request', 'function-return'])
  }
  expect(new Set(talks.map(({ verdict }) => verdict.completeness.query))).toEqual(new Set(['user']))
})
