import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { loadGuard } from '../../../src/cli/load-guard.ts'
import { runGuard } from '../../../src/cli/run-guard.ts'

const root = mkdtempSync(join(tmpdir(), 'mcip-load-guard-'))
const before = process.env.XDG_CACHE_HOME
afterEach(() => {
  if (before === undefined) delete process.env.XDG_CACHE_HOME
  else process.env.XDG_CACHE_HOME = before
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A script as the build writes it, whose guard is the given function. */
function built(guard: string): URL {
  const file = join(mkdtempSync(join(root, 'built-')), 'run-guard.script.js')
  writeFileSync(
    file,
    `(function (require, __url) { "use strict"; const module = { exports: {} };
    module.exports = { runGuard: ${guard} };
    return module.exports })`,
  )
  return pathToFileURL(file)
}

type Given = Parameters<typeof runGuard>
const nothing = [undefined, undefined, undefined] as unknown as Given

describe('the guard that `mcip run` loads', () => {
  it('is the module where nothing is built', async () => {
    const missing = pathToFileURL(join(root, 'missing', 'run-guard.script.js'))
    expect(await loadGuard(missing)).toBe(runGuard)
  })

  it('is the built script, which finds modules and its own place', async () => {
    process.env.XDG_CACHE_HOME = join(root, 'cache')
    const url = built('async () => require("node:path").basename(new URL(__url).pathname).length')
    const guard = await loadGuard(url)
    expect(await guard(...nothing)).toBe('run-guard.script.js'.length)
    if (process.platform === 'linux') {
      expect(readdirSync(join(root, 'cache', 'mcip'))).toHaveLength(1)
    }
  })

  it('keeps its compiled code when it fails, and fails all the same', async () => {
    process.env.XDG_CACHE_HOME = join(root, 'other')
    const guard = await loadGuard(built('async () => { throw new RangeError("too far") }'))
    await expect(guard(...nothing)).rejects.toThrow('too far')
    if (process.platform === 'linux') {
      expect(readdirSync(join(root, 'other', 'mcip'))).toHaveLength(1)
    }
  })
})
