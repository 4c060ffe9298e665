/** The guard of `mcip run`: one script with compiled code where the build made one, else its modules. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache-folder.ts'
import { loadScript } from './compiled-script.ts'

type Guard = typeof import('./run-guard.ts')

/** What the build wraps the guard in; see `scripts/build.mjs`. */
type GuardScript = (require: NodeJS.Require, url: string) => Guard

/**
 * Milliseconds from the start to when compiled code is kept: by then the first messages have passed,
 * and what they needed is in it.
 */
const keepAfterMs = 2_000

/** @param built where the build puts the script */
export async function loadGuard(
  built: URL = new URL('../bundled/run-guard.script.js', import.meta.url),
): Promise<Guard['runGuard']> {
  const file = fileURLToPath(built)
  if (!existsSync(file)) return (await import('./run-guard.ts')).runGuard
  const folder = cacheFolder({ platform: process.platform, env: process.env, home: homedir() })
  const { value, keep } = loadScript(file, folder)
  const { runGuard } = (value as GuardScript)(createRequire(built), built.href)
  return async (...given) => {
    const timer = setTimeout(keep, keepAfterMs).unref()
    try {
      return await runGuard(...given)
    } finally {
      clearTimeout(timer)
      keep()
    }
  }
}
