/**
 * Where the flow log lies when nobody says otherwise.
 *
 * On Linux that is the state folder, not the data folder: a log is state that belongs to one
 * machine and is not worth carrying to another (XDG Base Directory Specification 0.8).
 */
import { posix, win32 } from 'node:path'

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user's home folder. */
  readonly home: string
}

/** Name of the store's file in its folder. */
export const storeFileName = 'log.db'

/**
 * Path of the store's file: `MCIP_LOG` if set, else `log.db` in the user's folder for state.
 *
 * Relative XDG folders count as unset, as their specification says.
 */
export function defaultLogPath({ platform, env, home }: Surroundings): string {
  const own = env.MCIP_LOG
  if (own !== undefined && own !== '') return own
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA
    const folder =
      local !== undefined && win32.isAbsolute(local) ? local : win32.join(home, 'AppData', 'Local')
    return win32.join(folder, 'mcip', storeFileName)
  }
  if (platform === 'darwin') {
    return posix.join(home, 'Library', 'Application Support', 'mcip', storeFileName)
  }
  const state = env.XDG_STATE_HOME
  const folder =
    state !== undefined && posix.isAbsolute(state) ? state : posix.join(home, '.local', 'state')
  return posix.join(folder, 'mcip', storeFileName)
}
