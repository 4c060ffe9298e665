/** The demo from its first word to its last: servers, guards, agent, log. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { McipError } from '../../errors.ts'
import type { MessageEntry } from '../../log/entry.ts'
import { openSqliteStore } from '../../log/store/sqlite.ts'
import { packageVersion } from '../version.ts'
import { userQuery } from './agent.ts'
import { play } from './play.ts'
import {
  type Command,
  chooseClient,
  chooseFileServer,
  demoServerCommand,
  guardedCommand,
  turnCommand,
} from './programs.ts'
import { prove } from './prove.ts'
import { type Rehearsal, rehearse } from './rehearse.ts'
import { StoryFault } from './scene.ts'
import type { Stage } from './stage.ts'
import type { Tell } from './told.ts'
import type { ToolClient } from './tool-client.ts'
import { watched, watchLog } from './watch-log.ts'

export interface Performance {
  readonly stage: Stage
  readonly tell: Tell
  /** Whether client and file server of this package are used even where others are installed. */
  readonly own: boolean
  /** Whether the folder stays, which the closing words then name. */
  readonly keep: boolean
  /** Every client, also while it connects: to be closed by the caller, whatever happens. */
  readonly open: Promise<ToolClient>[]
  /** Aborted when nothing more may be started. */
  readonly signal: AbortSignal
}

/**
 * Whether all happened as told; what did not is told.
 *
 * @throws McipError a fault of this machine: no SQLite, no room
 */
export async function perform(performance: Performance): Promise<boolean> {
  const { stage, tell, keep } = performance
  const started = Date.now()
  let step = 0
  try {
    const entries = await guarded(performance, (told) => {
      if (told.kind === 'step') step = told.step
      tell(told)
    })
    step = 5
    await prove(stage, entries, tell)
  } catch (fault) {
    if (fault instanceof McipError) throw fault
    // A StoryFault has been told; anything else is what a server or client failed with.
    const text = fault instanceof Error ? fault.message : String(fault)
    if (!(fault instanceof StoryFault)) tell({ kind: 'check', step, ok: false, text })
    return false
  }
  const seconds = (Date.now() - started) / 1000
  const kept = keep ? { kept: stage.folder } : {}
  tell({ kind: 'closing', seconds, log: stage.log, ...kept })
  return true
}

/** Milliseconds that telling the guards a turn may take. */
const turnMs = 15_000

/** The part behind the guard; gives back what the log then holds. */
async function guarded(
  { stage, own, open, signal }: Performance,
  tell: Tell,
): Promise<readonly MessageEntry[]> {
  const client = chooseClient(own)
  const fileServer = chooseFileServer(stage.files, own)
  const commands = {
    files: fileServer.command,
    weather: demoServerCommand('weather', stage.received.guarded),
    mail: demoServerCommand('mail', stage.mailed.guarded),
  }
  // One trajectory for all guards, as for one task of one agent.
  const trajectory = `demo-${randomUUID()}`
  const env = { ...environment(), MCIP_TRAJECTORY: trajectory }
  const connect = async (command: Command): Promise<ToolClient> => {
    signal.throwIfAborted()
    const connecting = client.connect({ command, env })
    open.push(connecting)
    return connecting
  }
  tell({
    kind: 'opening',
    query: userQuery,
    client: client.title,
    fileServer: fileServer.title,
    weatherServer: `a server of mcip ${packageVersion()} that turns against its user`,
    mailServer: `a server of mcip ${packageVersion()}, honest`,
    folder: stage.folder,
  })
  const rehearsal = withoutGuard()
  // Awaited in the second step; until then a failure must not end the process.
  rehearsal.catch(() => undefined)

  const entries: MessageEntry[] = []
  let step = 0
  const store = openSqliteStore({ file: stage.log })
  const watch = watchLog(store, (entry) => {
    entries.push(entry)
    const { action } = entry
    const { decision, risk, confidence } = entry.verdict
    const findings = entry.verdict.findings.filter((finding) => finding.decision !== 'allow')
    for (const flow of entry.flows) {
      tell({ kind: 'flow', step, flow, decision, risk, confidence, action, findings })
    }
  })
  try {
    await play({
      stage,
      entries,
      rehearsal,
      tell(told) {
        if (told.kind === 'step') step = told.step
        tell(told)
      },
      async connect(server) {
        const command = guardedCommand(commands[server], { name: server, log: stage.log })
        const connected = watched(await connect(command), watch)
        await watch.look()
        return connected
      },
      async turn(words) {
        const [program, ...args] = turnCommand(words, { trajectory, log: stage.log })
        await promisify(execFile)(program, args, { signal, timeout: turnMs })
        await watch.look()
      },
    })
    await watch.look()
    return entries
  } finally {
    await store.close()
  }

  async function withoutGuard(): Promise<Rehearsal> {
    const [files, weather, mail] = await Promise.all([
      connect(fileServer.command),
      connect(demoServerCommand('weather', stage.received.unguarded)),
      connect(demoServerCommand('mail', stage.mailed.unguarded)),
    ])
    const done = await rehearse({ folder: stage.files, files, weather, mail })
    await Promise.all([files.close(), weather.close(), mail.close()])
    return done
  }
}

function environment(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  )
}
