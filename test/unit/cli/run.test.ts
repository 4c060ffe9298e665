import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../src/log/verify.ts'
import { all, entryOf, firstTrajectory } from '../../contract/store.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const command = [process.execPath, '--import', 'tsx', join(root, 'src/bin.ts'), 'run'] as const
const folder = mkdtempSync(join(tmpdir(), 'mcip-run-'))
let file = ''
beforeEach(() => {
  file = join(mkdtempSync(join(folder, 'log-')), 'log.db')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `mcip run ...args` to its end, with `input` from the host. */
function run(args: readonly string[], input = ''): SpawnSyncReturns<string> {
  const [node, ...rest] = command
  return spawnSync(node, [...rest, ...args], {
    cwd: root,
    encoding: 'utf8',
    input,
    env: { ...process.env, MCIP_LOG: file },
  })
}

/** A server in one line of JavaScript. */
const server = (script: string): readonly string[] => ['--', process.execPath, '-e', script]
const echo = 'process.stdin.pipe(process.stdout)'
const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}\n'

describe('mcip run', () => {
  it('hands lines on byte for byte, logs them, and prints nothing else', async () => {
    const line = '{ "jsonrpc":"2.0", "id":12345678901234567890, "method":"ping" }\n'
    const ran = run(['--name', 'echo', ...server(echo)], line)
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, line, ''])
    const store = openSqliteStore({ file })
    expect(store.heads()).toMatchObject([{ server: 'echo', seq: 1 }])
    expect(await verifyLog(store)).toMatchObject({ ok: true, entries: 2 })
    store.close()
  })

  it('ends as the server ends, by code and by signal', () => {
    expect(run(server('process.exit(7)')).status).toBe(7)
    if (process.platform !== 'win32') {
      expect(
        run(server('process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 9e3)')).status,
      ).toBe(137)
    }
  })

  it('says what is wrong with its command line, with a hint, on stderr alone', () => {
    for (const [args, cause] of [
      [[], 'no server command'],
      [['server.js'], '`server.js` stands where an option belongs'],
      [['--mode', 'strict', ...server(echo)], '`--mode` must be one of'],
      [['--config', join(folder, 'none.yaml'), ...server(echo)], 'cannot read the configuration'],
    ] as const) {
      const ran = run(args)
      expect([ran.status, ran.stdout]).toEqual([2, ''])
      expect(ran.stderr).toContain(`mcip: `)
      expect(ran.stderr).toContain(cause)
      expect(ran.stderr.trimEnd().split('\n')).toHaveLength(2)
    }
    expect(existsSync(file)).toBe(false)
  })

  it('exits as a shell would when the server cannot be started', () => {
    const missing = run(['--', 'no-such-command-of-mcip'])
    expect([missing.status, missing.stdout]).toEqual([127, ''])
    expect(missing.stderr).toContain('no-such-command-of-mcip')
    if (process.platform !== 'win32') {
      const plain = join(folder, 'plain.txt')
      writeFileSync(plain, 'no program', { mode: 0o600 })
      expect(run(['--', plain]).status).toBe(126)
    }
  })

  it('shows its help on stdout when a person asks for it', () => {
    const ran = run(['--help'])
    expect(ran.status).toBe(0)
    expect(ran.stdout).toContain('mcip run [options] -- <command...>')
  })

  it('still carries messages when the log cannot be opened, and says why once', () => {
    writeFileSync(file, 'this is no database, and long enough to be read as one. '.repeat(99))
    const ran = run(server(echo), ping.repeat(3))
    expect([ran.status, ran.stdout]).toEqual([0, ping.repeat(3)])
    expect(ran.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^mcip: .*`mcip log repair`/),
      expect.stringContaining('without an entry'),
    ])
  })

  it('keeps entries as long as its configuration says', async () => {
    const before = openSqliteStore({ file })
    const threeDaysAgo = new Date(Date.now() - 3 * 86_400_000).toISOString()
    before.append(Array.from({ length: 5 }, () => entryOf(firstTrajectory, 1, threeDaysAgo)))
    before.close()
    const config = join(folder, 'mcip.yaml')
    writeFileSync(config, 'log:\n  retentionDays: 2\n')
    const [node, ...rest] = command
    const child = spawn(node, [...rest, '--config', config, ...server(echo)], {
      cwd: root,
      env: { ...process.env, MCIP_LOG: file },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const ended = once(child, 'close')
    child.stdin.write(ping)
    const store = openSqliteStore({ file })
    const old = async (): Promise<number> => (await all(store.entries(firstTrajectory))).length
    await expect.poll(old).toBe(0)
    child.stdin.end()
    await ended
    expect(await verifyLog(store)).toMatchObject({ ok: true })
    store.close()
  })
})
