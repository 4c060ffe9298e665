/** What the host sees while the flow log cannot be written. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { chooseDriver } from '../../src/log/store/open-driver.ts'
import { readLog } from './harness/flow-log.ts'
import { guarded, type Launch, program, tapped } from './harness/launch.ts'
import { type LineClient, lineClient, type Received, textOf } from './harness/line-client.ts'
import { linesOf, tapRecord } from './harness/tap-record.ts'
import { type Scene, verifies } from './harness/verifies.ts'

/** A guard whose tap shows what reaches the server. `echo` reads, `notes` may change something. */
function tappedGuard(scene: Scene, log: string): Launch {
  const server = tapped(scene.file('server'), program('hostile-server'))
  return guarded(server, '--log', log, '--name', 'subject')
}

/** Checks that changes are blocked and reads go on, by what the host gets and the server saw. */
async function expectClosedForChanges(scene: Scene, client: LineClient): Promise<void> {
  const before = callsSeen(scene).length
  expect(textOf(await client.call('echo', { message: 'a read' }))).toBe('Echo: a read')
  const blocked = await client.call('notes')
  expect(blocked.result).toMatchObject({ isError: true })
  expect(textOf(blocked)).toContain('The flow log cannot be written')
  expect(textOf(await client.call('echo', { message: 'again' }))).toBe('Echo: again')
  expect(callsSeen(scene).slice(before)).toEqual(['echo', 'echo'])
}

/** Names of the tools that were called at the server. */
function callsSeen(scene: Scene): readonly string[] {
  return linesOf(tapRecord(scene.file('server')).in).flatMap((line) => {
    const { method, params } = JSON.parse(line) as Received
    return method === 'tools/call' ? [String(params?.name)] : []
  })
}

/** Lines of the guard on stderr that name the fault. */
function complaints(client: LineClient): readonly string[] {
  return client
    .stderr()
    .split('\n')
    .filter((line) => line.startsWith('mcip: ') && line.includes('until it works'))
}

verifies('log:locked', {}, async (scene) => {
  const log = scene.file('log.db')
  const client = lineClient(scene, tappedGuard(scene, log))
  await client.initialize()
  expect(textOf(await client.call('notes'))).toBe('buy milk')
  const driver = chooseDriver(undefined)(log, 1_000)
  driver.exec('BEGIN EXCLUSIVE')
  await expectClosedForChanges(scene, client)
  await expect.poll(() => complaints(client)).toHaveLength(1)
  expect(complaints(client)[0]).toContain('is locked by another process')
  driver.exec('ROLLBACK')
  driver.close()

  // It tries again by itself; then the gap is told.
  const answer = async () => textOf(await client.call('notes'))
  await expect.poll(answer, { interval: 500 }).toBe('buy milk')
  client.hangUp()
  await client.exit
  const { entries, faults } = await readLog(log)
  expect(faults).toEqual([])
  const gaps = entries.filter((entry) => entry.kind === 'gap')
  expect(gaps.map(({ cause }) => cause)).toEqual(['log.busy'])
  expect(gaps[0]?.blocked).toBeGreaterThanOrEqual(1)
  expect(gaps[0]?.forwarded).toBeGreaterThanOrEqual(4)
})

for (const [of, bytes] of [
  ['no database at all', Buffer.alloc(20_000, 'x')],
  ['pages overwritten', undefined],
] as const) {
  verifies('log:corrupt', { of }, async (scene) => {
    const log = scene.file('log.db')
    if (bytes === undefined) {
      const first = lineClient(scene, guarded(program('hostile-server'), '--log', log))
      await first.initialize()
      first.hangUp()
      await first.exit
      const driver = chooseDriver(undefined)(log, 1_000)
      driver.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
      driver.close()
      const whole = readFileSync(log)
      expect(whole.length).toBeGreaterThan(20_000)
      writeFileSync(log, whole.fill(0xff, 100))
    } else writeFileSync(log, bytes)
    const damaged = readFileSync(log)

    const client = lineClient(scene, tappedGuard(scene, log))
    await client.initialize()
    await expectClosedForChanges(scene, client)
    expect(complaints(client)).toHaveLength(1)
    expect(complaints(client)[0]).toContain('is damaged')
    expect(complaints(client)[0]).toContain('mcip log repair')
    client.hangUp()
    expect((await client.exit).code).toBe(0)
    // What could still be read of it is left alone.
    expect(readFileSync(log).equals(damaged)).toBe(true)
  })
}

/** A small disk of its own, where the system lets an ordinary user have one. */
const mayMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', '/tmp'])
    .status === 0

verifies(
  'log:full',
  { of: mayMount ? 'a disk of 1 MB' : 'needs unshare', skip: !mayMount },
  async (scene) => {
    const disk = scene.file('disk')
    mkdirSync(disk)
    const { command, args } = tappedGuard(scene, `${disk}/log.db`)
    const script = 'mount -t tmpfs -o size=1m tmpfs "$0" && exec "$@"'
    const client = lineClient(scene, {
      command: 'unshare',
      args: ['-rm', 'sh', '-c', script, disk, command, ...args],
    })
    await client.initialize()
    expect(textOf(await client.call('notes'))).toBe('buy milk')
    for (let call = 0; complaints(client).length === 0 && call < 5_000; call++) {
      await client.call('echo', { message: `fill the disk ${call}` })
    }
    expect(complaints(client)[0]).toContain('has no room')
    await expectClosedForChanges(scene, client)
    expect(complaints(client)).toHaveLength(1)
    expect(await client.request('ping')).toHaveProperty('result')
  },
)
