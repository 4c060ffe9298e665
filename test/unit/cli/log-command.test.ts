import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { examples, existingLog, withStore } from '../../../src/cli/log-command.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-log-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('commands over a flow log', () => {
  it('make no log that is not there', async () => {
    const log = join(folder, 'none.db')
    expect(() => existingLog({ log })).toThrow('there is no flow log')
    await expect(withStore({ log }, async () => undefined)).rejects.toThrow('there is no flow log')
  })

  it('take a folder for the log in it', () => {
    openSqliteStore({ file: join(folder, 'log.db') }).close()
    expect(existingLog({ log: folder })).toBe(join(folder, 'log.db'))
  })

  it('close the store also when the work fails', async () => {
    let closed: unknown
    const work = withStore({ log: folder }, async (store) => {
      closed = store
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(() => (closed as { size(): unknown }).size()).toThrow()
  })

  it('show themselves in use', () => {
    expect(examples('mcip log list')).toBe('\nExamples:\n  $ mcip log list')
  })
})
