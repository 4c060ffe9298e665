import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isFlowLog, readLog } from '../../../../src/bench/sources/read-log.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { entryOf, firstTrajectory } from '../../../contract/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-read-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function all(file: string) {
  const records = []
  for await (const record of readLog(file)) records.push(record)
  return records
}

describe('readLog', () => {
  it('gives each trajectory of a log as a line of MCI', async () => {
    const file = join(folder, 'log.db')
    const store = openSqliteStore({ file })
    store.append([{ ...entryOf(firstTrajectory), serialise: () => '{"kind":"gap"}' }])
    store.close()
    expect(isFlowLog(file)).toBe(true)
    const [one, ...more] = await all(file)
    expect(more).toEqual([])
    expect(one).toMatchObject({ file, line: 1, text: expect.stringContaining('"mci":1') })
  })

  it('names a database that is no flow log', async () => {
    const file = join(folder, 'damaged.db')
    writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_096, 7)]))
    expect(isFlowLog(file)).toBe(true)
    const [one] = await all(file)
    expect(one).toMatchObject({ file, line: 0, error: { code: expect.stringMatching(/^log\./) } })
  })
})

describe('isFlowLog', () => {
  it('is false of records, of short files and of what is not there', () => {
    const file = join(folder, 'a.jsonl')
    writeFileSync(file, '{}')
    expect(isFlowLog(file)).toBe(false)
    expect(isFlowLog(join(folder, 'none'))).toBe(false)
    expect(isFlowLog(folder)).toBe(false)
  })
})
