/** kill -9 of the guard at random moments of a long run. Rounds from MCIP_KILL_ROUNDS, seed from MCIP_KILL_SEED. */
import { mkdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { messagesOf, readLog } from './harness/flow-log.ts'
import { guarded, program, tapped } from './harness/launch.ts'
import { type LineClient, lineClient } from './harness/line-client.ts'
import { hasEnded } from './harness/process-end.ts'
import { runMcip } from './harness/run-mcip.ts'
import { seededRandom } from './harness/seeded-random.ts'
import { linesOf, tapRecord } from './harness/tap-record.ts'
import { type Scene, verifies } from './harness/verifies.ts'

const rounds = Number(process.env.MCIP_KILL_ROUNDS ?? 10)
const seed = Number(process.env.MCIP_KILL_SEED ?? Math.floor(Math.random() * 1e9))
const calls = 10_000
/** Calls under way at the same time. */
const window = 32

/** Sends calls, `window` at a time, until all are answered or the process is gone. */
async function pump(client: LineClient): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < calls && client.child.signalCode === null) {
      const number = next++
      await client.request(
        'tools/call',
        { name: 'echo', arguments: { message: `order ${number}` } },
        `call-${number}`,
      )
    }
  }
  await Promise.all(Array.from({ length: window }, worker))
}

interface Round {
  readonly forwarded: number
  readonly answered: number
  readonly logged: number
}

/** When a guard is killed: so many milliseconds after so many lines have come back. */
interface Moment {
  readonly lines: number
  readonly ms: number
}

/** Early as often as late, on a scale of powers: 3 to 10 lines as likely as 3,000 to 9,000. */
function momentOf(random: () => number): Moment {
  return { lines: Math.floor(2 * ((calls - 1_000) / 2) ** random()), ms: random() * 20 }
}

async function playRound(scene: Scene, folder: string, moment: Moment): Promise<Round> {
  mkdirSync(folder)
  const log = `${folder}/log.db`
  const server = tapped(`${folder}/server`, program('sized-server'))
  const client = lineClient(scene, guarded(server, '--log', log, '--name', 'orders'))
  await client.initialize()
  // The guard is ended in the middle of it, so that the last requests get no answer.
  const pumped = pump(client).catch(() => undefined)
  await client.until(() => client.lines.length >= moment.lines)
  await sleep(moment.ms)
  client.child.kill('SIGKILL')
  expect((await client.exit).signal).toBe('SIGKILL')
  await pumped
  expect(await hasEnded(Number(readFileSync(`${folder}/server.pid`, 'utf8')))).toBe(true)

  const verified = await runMcip('log', 'verify', '--log', log)
  expect(verified, verified.stderr).toMatchObject({ code: 0 })
  const read = await readLog(log)
  expect(read.faults).toEqual([])
  const entries = messagesOf(read).filter(({ action }) => action === 'forward')
  const bytes = tapRecord(`${folder}/server`).in
  // The last write of a process that is killed may be cut in the middle of a line.
  const forwarded = linesOf(bytes.subarray(0, bytes.lastIndexOf(10) + 1))
  expectLogged(entries, 'host', forwarded)
  expectLogged(entries, 'server', client.lines)
  return { forwarded: forwarded.length, answered: client.lines.length, logged: entries.length }
}

/** Every line that went on has an entry of its own, in the same order. */
function expectLogged(
  entries: ReturnType<typeof messagesOf>,
  from: 'host' | 'server',
  lines: readonly string[],
): void {
  const logged = entries
    .filter((entry) => entry.from === from)
    .map(({ message }) => message.id ?? '')
  const seen = lines.map((line) => /"id":("[^"]*"|\d+)/.exec(line)?.[1] ?? '')
  expect(logged.slice(0, seen.length)).toEqual(seen)
  expect(logged.length).toBeLessThanOrEqual(calls + 3)
}

verifies(
  'log:survives-kill',
  { of: `${rounds} rounds, seed ${seed}`, timeout: 240_000 + rounds * 60_000 },
  async (scene) => {
    const random = seededRandom(seed)
    const played: Round[] = []
    for (let round = 0; round < rounds; round++) {
      const moment = round === 0 ? { lines: calls / 2, ms: random() * 20 } : momentOf(random)
      played.push(await playRound(scene, scene.file(`round-${round}`), moment))
    }
    // The kill must have hit the middle of the run, or it proves nothing.
    expect(played.every(({ answered }) => answered < calls)).toBe(true)
    expect(played.some(({ forwarded }) => forwarded > 100)).toBe(true)
    const sum = (name: keyof Round): number => played.reduce((all, one) => all + one[name], 0)
    console.error(
      `kill -9: ${rounds} rounds, seed ${seed}: ${sum('forwarded')} forwarded to the server, ${sum('answered')} to the host, ${sum('logged')} logged`,
    )
  },
)

verifies(
  'log:survives-kill',
  { of: 'the next start goes on with the same store' },
  async (scene) => {
    const log = scene.file('log.db')
    for (let start = 0; start < 3; start++) {
      const client = lineClient(scene, guarded(program('sized-server'), '--log', log))
      await client.initialize()
      await client.call('echo', { message: `start ${start}` })
      client.child.kill('SIGKILL')
      await client.exit
    }
    const client = lineClient(scene, guarded(program('sized-server'), '--log', log))
    await client.initialize()
    client.hangUp()
    await client.exit
    expect(client.stderr()).toBe('')
    const read = await readLog(log)
    expect(read.faults).toEqual([])
    expect(messagesOf(read).length).toBe(3 * 5 + 3)
  },
)
