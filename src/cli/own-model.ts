/** The model that somebody trained on their own log: where it lies, and how options name it. */
import { existsSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { defaultLogPath } from '../log/location.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'

/** What `--model` takes for it. */
export const ownModelWord = 'own'

type Environment = Readonly<Record<string, string | undefined>>

/** Beside the flow log's usual place: what lies there no call may change. */
export function ownModelFile(env: Environment = process.env): string {
  return join(dirname(usualLog(env)), 'guardian.model')
}

/** Whether writing to `file` makes the model that `own` names. */
export function isOwnModel(file: string, env: Environment = process.env): boolean {
  // WHY lower case: some file systems take both for one name.
  const placeOf = (path: string): string =>
    join(lies(dirname(resolve(path))), basename(path).toLowerCase())
  return placeOf(file) === placeOf(ownModelFile(env))
}

/** Whether `file` is the flow log's usual place: what another one holds, anybody may have written. */
export function isUsualLog(file: string, env: Environment = process.env): boolean {
  return lies(resolve(file)) === lies(usualLog(env))
}

function usualLog({ MCIP_LOG: _, ...env }: Environment): string {
  return defaultLogPath({ platform: process.platform, env, home: homedir() })
}

function lies(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    // Nothing is there yet.
    return path
  }
}

/**
 * The file that `--model` names; undefined for the model that ships.
 *
 * @throws McipError `cli.usage` where there is no model of one's own
 */
export function modelFileOf(model: string | undefined): string | undefined {
  if (model !== ownModelWord) return model
  const file = ownModelFile()
  if (existsSync(file)) return file
  throw usage(
    `there is no model of your own (${plain(file, 300)}); \`mcip train --from-log\` makes one`,
  )
}
