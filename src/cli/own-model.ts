/** The model that somebody trained on their own log: where it lies, and how options name it. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { defaultLogPath } from '../log/location.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'

/** What `--model` takes for it. */
export const ownModelWord = 'own'

/** Beside the flow log's usual place: what lies there no call may change. */
export function ownModelFile(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { MCIP_LOG: _, ...rest } = env
  const log = defaultLogPath({ platform: process.platform, env: rest, home: homedir() })
  return join(dirname(log), 'guardian.model')
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
