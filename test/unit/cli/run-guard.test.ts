import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../src/log/verify.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mcip-run-guard-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The files that `file` imports when it is loaded, itself included; `import()` and types are not. */
function loadedWith(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found
  found.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, types, path] of text.matchAll(
    /^(?:import|export) (type )?[^;]*?from '(\.[^']+)'$/gm,
  )) {
    if (types === undefined && path !== undefined) loadedWith(resolve(dirname(file), path), found)
  }
  return found
}

describe('the guard of `mcip run`', () => {
  it('is not loaded before the server was started', () => {
    const first = [...loadedWith(join(root, 'src/cli/run.ts'))]
    expect(first.some((file) => file.endsWith('transport/stdio.ts'))).toBe(true)
    expect(first.filter((file) => /\/(?:proxy|guardian\/rules|trajectory)\//.test(file))).toEqual(
      [],
    )
    const second = [...loadedWith(join(root, 'src/cli/run-guard.ts'))]
    expect(second.some((file) => file.includes('/guardian/rules/'))).toBe(true)
  })

  it('judges and hands on what the server said before there was a guard', async () => {
    const file = join(folder, 'log.db')
    const said =
      '{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"up"}}\n'
    const script = `process.stdout.write(${JSON.stringify(said)}); process.stdin.resume()`
    const ran = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(root, 'src/bin.ts'), 'run', '--', process.execPath, '-e', script],
      { cwd: root, encoding: 'utf8', input: '', env: { ...process.env, MCIP_LOG: file } },
    )
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, said, ''])
    const store = openSqliteStore({ file })
    expect(await verifyLog(store)).toMatchObject({ ok: true, entries: 1 })
    store.close()
  })

  const own = join(folder, 'mine.model')
  writeFileSync(own, 'a model')

  it.each([
    ['that it was given', own, ['--model', own]],
    ['that ships', join(root, 'models/guardian.model'), ['--judges', 'rules,classifier']],
  ])('lets no call change the model %s', (_, path, options) => {
    const call = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'write_file', arguments: { path, content: 'another' } },
    }
    const ran = spawnSync(
      process.execPath,
      [
        ...['--import', 'tsx', join(root, 'src/bin.ts'), 'run', ...options, '--'],
        ...[process.execPath, '-e', 'process.stdin.pipe(process.stderr)'],
      ],
      {
        cwd: root,
        encoding: 'utf8',
        input: `${JSON.stringify(call)}\n`,
        env: { ...process.env, MCIP_LOG: join(folder, 'model.db') },
      },
    )
    expect(ran.stdout).toContain("touches the guard's own files (model)")
    expect(ran.stderr).not.toContain('tools/call')
  })
})
