/** What `mcip turn` does: finds the trajectory, and logs the words as its next turn. */
import { homedir } from 'node:os'
import { McipError } from '../errors.ts'
import { createGuardian } from '../guardian/guardian.ts'
import { allRules } from '../guardian/rules/all-rules.ts'
import { createRulesJudge } from '../guardian/rules-judge.ts'
import type { Verdict } from '../guardian/verdict.ts'
import { trajectoryId } from '../log/checkpoint.ts'
import { createFlowLog } from '../log/create-flow-log.ts'
import type { LogMode } from '../log/entry.ts'
import { defaultLogPath } from '../log/location.ts'
import { loadKeys } from '../log/store/keys.ts'
import { openSqliteStore, type SqliteStore, storeFile } from '../log/store/sqlite.ts'
import { createMemories } from '../proxy/memories.ts'
import { maxTurn, takeTurn } from '../proxy/take-turn.ts'
import type { Notes } from '../proxy/trajectory-memory.ts'
import type { Author } from '../trajectory/context.ts'
import { isWellFormed, trajectoryKey } from '../trajectory/identity.ts'
import { latestTurn } from '../trajectory/memory.ts'
import {
  type TrajectoryKey,
  type TrajectoryKeySource,
  trajectoryKeySources,
} from '../trajectory/trajectory.ts'
import { guardedMark } from './agent-mark.ts'
import { createHostTrajectory } from './host-trajectory.ts'
import { type LogOptions, outputTerminal, print } from './log-command.ts'
import { findHostProcess } from './process-table.ts'
import { safeJson } from './safe-json.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'

export interface TurnOptions extends LogOptions {
  readonly trajectory?: string
  readonly sender?: string
  readonly response?: true
  readonly author: Author
  readonly content: LogMode
}

/**
 * Logs the words and prints where they went.
 *
 * @throws McipError `cli.usage`, `cli.within-host`, `log.unavailable` and what opening the log throws
 */
export async function turn(text: string, options: TurnOptions): Promise<void> {
  const { [guardedMark]: mark = '' } = process.env
  if (mark !== '') {
    throw new McipError('cli.within-host', {
      what: 'telling what the user said',
      program: 'a guarded server',
    })
  }
  const words = text === '-' ? await standardInput() : text
  if (words.trim() === '') throw usage('there are no words')
  const sender = senderOf(options.sender)
  const { platform, env } = process
  const file = storeFile(options.log ?? defaultLogPath({ platform, env, home: homedir() }))
  const store = openSqliteStore({ file })
  const now = () => new Date()
  let fault = ''
  const log = createFlowLog({
    store,
    mode: options.content,
    keys: loadKeys(store.file),
    now,
    warn: (line) => {
      fault = line
    },
  })
  try {
    const trajectory = await trajectoryOf(options.trajectory, store, () => now().getTime())
    const notes = await createMemories(log.workingSet).inStep(trajectory)
    const isResponse = options.response === true
    const spoken = {
      role: isResponse ? 'client' : 'user',
      text: words,
      author: options.author,
      ...(sender === undefined ? {} : { sender: { id: sender } }),
    } as const
    const guardian = createGuardian([createRulesJudge(allRules, 'open')], 'open')
    const verdict = await takeTurn(
      { log, guardian, server: 'host' },
      trajectory,
      notes,
      spoken,
      now().toISOString(),
    )
    if (verdict === undefined) throw new McipError('log.unavailable', { file, reason: fault })
    tell(trajectory, notes, words, options)
    warn(verdict)
  } finally {
    await log.close()
  }
}

/** Says on stderr what was found in the words. */
function warn({ findings }: Verdict): void {
  for (const { risk, text } of findings) {
    process.stderr.write(`mcip: ${risk ?? 'not judged'}: ${plain(text, 400)}\n`)
  }
}

function tell(
  trajectory: TrajectoryKey,
  { past }: Notes,
  words: string,
  { response, json }: TurnOptions,
): void {
  const number = latestTurn(past) + 1
  const flow = past.observations.at(-1)?.flow
  const isCut = words.length > maxTurn
  if (json) {
    const role = response === true ? 'response' : 'turn'
    print(safeJson({ trajectory, turn: number, role, flow, isCut }, 2))
    return
  }
  const what = response === true ? `response in turn ${number}` : `turn ${number}`
  const cut = isCut ? `, cut to ${maxTurn} characters` : ''
  const { width } = outputTerminal()
  print(plain(`${what} of ${trajectoryId(trajectory)}${cut}`, Math.max(width, 300)))
}

/** The trajectory of `given`, of the environment, or of the process that runs this command. */
async function trajectoryOf(
  given: string | undefined,
  store: SqliteStore,
  clock: () => number,
): Promise<TrajectoryKey> {
  if (given !== undefined) return namedTrajectory(given, store)
  const { MCIP_TRAJECTORY } = process.env
  const hostProcess = createHostTrajectory(findHostProcess(), () => store, clock).current()
  const key = trajectoryKey({
    environment: { MCIP_TRAJECTORY },
    hostProcess: await hostProcess,
    connection: '',
  })
  if (key.source !== 'process') return key
  throw usage('no process that runs this command is known; name a trajectory with `--trajectory`')
}

/** An id or a value of the log; else a name, as `MCIP_TRAJECTORY` gives it to a guard. */
async function namedTrajectory(given: string, store: SqliteStore): Promise<TrajectoryKey> {
  const known = (await store.heads()).map(({ trajectory }) => trajectory)
  const byId = known.find((key) => trajectoryId(key) === given)
  if (byId !== undefined) return byId
  const byValue = known.filter(({ value }) => value === given)
  const [only] = byValue
  if (only !== undefined && byValue.length === 1) return only
  if (byValue.length > 1) {
    throw new McipError('log.ambiguous-trajectory', { id: plain(given, 80), count: byValue.length })
  }
  const [, source = '', value = ''] = /^([a-z-]+):(.*)$/s.exec(given) ?? []
  if (isSource(source) && isWellFormed(value)) return { source, value }
  if (isWellFormed(given)) return { source: 'environment', value: given }
  throw usage(
    `\`${plain(given, 80)}\` names no trajectory: 1 to 128 letters, digits and . _ : @ / + = -`,
  )
}

function isSource(name: string): name is TrajectoryKeySource {
  return trajectoryKeySources.some((source) => source === name)
}

function senderOf(given: string | undefined): string | undefined {
  if (given === undefined || /^[^\p{C}]{1,128}$/u.test(given)) return given
  throw usage('`--sender` takes 1 to 128 characters, none of them invisible')
}

/** Bytes of standard input that are read; more than `maxTurn` in any writing. */
const maxInput = 4 * maxTurn

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    length += bytes.length
    if (length > maxInput) break
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
