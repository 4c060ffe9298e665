/** Where compiled code is kept: it may be deleted at any time, and is made anew. */
import { posix, win32 } from 'node:path'
import type { Surroundings } from '../log/location.ts'

/**
 * The user's folder for what mcip can make anew; undefined where `NODE_DISABLE_COMPILE_CACHE` is set,
 * as for Node's own.
 *
 * Relative XDG folders count as unset, as their specification says.
 */
export function cacheFolder({ platform, env, home }: Surroundings): string | undefined {
  const disabled = env.NODE_DISABLE_COMPILE_CACHE
  if (disabled !== undefined && disabled !== '') return undefined
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA
    const folder =
      local !== undefined && win32.isAbsolute(local) ? local : win32.join(home, 'AppData', 'Local')
    return win32.join(folder, 'mcip', 'cache')
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'mcip')
  const cache = env.XDG_CACHE_HOME
  const folder = cache !== undefined && posix.isAbsolute(cache) ? cache : posix.join(home, '.cache')
  return posix.join(folder, 'mcip')
}
