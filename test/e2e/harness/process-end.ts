/** Whether a process is still there, by its id. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const patienceMs = 60_000

/** Whether a process with this id runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ESRCH') return false
    throw cause
  }
}

/** Whether the process has ended and only waits for its parent to ask how; other systems say no. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch (cause) {
    // Gone in between.
    if (cause instanceof Error && 'code' in cause) return true
    throw cause
  }
}

/** Waits until the process has ended; false where it still runs after some seconds. */
export async function hasEnded(pid: number): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += 20) {
    if (!isRunning(pid)) return true
    await sleep(20)
  }
  return false
}

/** Waits for the end of a process that must end by itself. */
export function processOf(pid: number | null): () => Promise<void> {
  return async () => {
    if (pid !== null && !(await hasEnded(pid))) throw new Error(`process ${pid} still runs`)
  }
}
