import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import type { ServerRecord } from '../../../src/state/records.ts'
import { atTerminal, hasScript } from './at-terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-servers-'))
let file = ''
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function recordOf(id: string, lastSeen: string): ServerRecord {
  const tool = { name: 'read_file', digest: 'a'.repeat(64), parts: {}, firstSeen: lastSeen }
  return { id, origin: `file:/${id}`, firstSeen: lastSeen, lastSeen, tools: [tool] }
}

/** A new store with two servers and a record that is none. */
async function remember(): Promise<void> {
  file = join(mkdtempSync(join(folder, 'log-')), 'log.db')
  const store = openSqliteStore({ file })
  for (const [id, day] of [
    ['files', '01'],
    ['weather', '02'],
    ['broken', undefined],
  ] as const) {
    const at = `2026-11-${day ?? '03'}T00:00:00.000Z`
    const value = day === undefined ? '{}' : JSON.stringify(recordOf(id, at))
    await store.putRecord({ kind: 'server', key: id, value, createdAt: at, updatedAt: at }, 0)
  }
  await store.close()
}

function remembered(): readonly string[] {
  const records: readonly ServerRecord[] = JSON.parse(servers('list', '--json').stdout)
  return records.map(({ id }) => id).sort()
}

function servers(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/bin.ts', 'servers', ...args, '--log', file],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' }, input: '' },
  )
  return { code: status, stdout, stderr }
}

/** What `mcip servers forget files` shows on a terminal where the word is answered so. */
async function forgetting(answer: (word: string) => string): Promise<string> {
  const command = [process.execPath, '--import', 'tsx', 'src/bin.ts', 'servers', 'forget', 'files']
  return (await atTerminal([...command, '--log', file], answer)).text
}

describe('mcip servers', () => {
  beforeEach(remember)

  it('lists the servers, the last seen first, and passes over what is no record', () => {
    const { code, stdout } = servers('list', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout).map(({ id }: ServerRecord) => id)).toEqual(['weather', 'files'])
    expect(servers('list').stdout).toMatch(/^id .*\nweather .*\nfiles .*\n$/)
  })

  it('shows one server, whole as JSON', () => {
    expect(JSON.parse(servers('show', 'files', '--json').stdout)).toEqual(
      recordOf('files', '2026-11-01T00:00:00.000Z'),
    )
    expect(servers('show', 'files').stdout).toContain('read_file')
  })

  it.skipIf(!hasScript)('forgets one server when a person types the word', async () => {
    expect(await forgetting((word) => word)).toContain('forgot files; its tools are learned anew')
    expect(remembered()).toEqual(['weather'])
  })

  it.skipIf(!hasScript)('forgets nothing when something else is typed', async () => {
    expect(await forgetting(() => 'files')).toContain('nothing was forgotten')
    expect(remembered()).toEqual(['files', 'weather'])
  })

  it('forgets nothing without a terminal: an agent must not approve what it wants', () => {
    const { code, stdout, stderr } = servers('forget', 'files')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('forgetting a server needs a person at a terminal')
    expect(remembered()).toEqual(['files', 'weather'])
  })

  it.each([['show'], ['forget']])('refuses an unknown id to %s, with a suggestion', (name) => {
    const { code, stderr } = servers(name, 'wether')
    expect(code).toBe(2)
    expect(stderr).toContain('about a server `wether`; did you mean `weather`?')
  })

  it('does not make a log that is not there', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'src/bin.ts', 'servers', 'list', '--log', join(folder, 'none.db')],
      { encoding: 'utf8' },
    )
    expect(status).toBe(2)
    expect(stderr).toContain('there is no flow log')
  })
})
