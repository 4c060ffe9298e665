import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tamper } from '../../../../src/cli/demo/tamper.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../../src/log/verify.ts'
import { writeSampleLog } from './sample-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-tamper-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function faultsOf(file: string) {
  const store = openSqliteStore({ file })
  try {
    return (await verifyLog(store)).faults
  } finally {
    await store.close()
  }
}

describe('tamper', () => {
  it('changes the block of one entry in the copy and leaves the log as it is', async () => {
    const [from, to] = [join(folder, 'a.db'), join(folder, 'b.db')]
    await writeSampleLog(from, [false, true, false])
    const before = readFileSync(from)
    expect(tamper(from, to, 1)).toBe(true)
    expect(readFileSync(from).equals(before)).toBe(true)
    expect(await faultsOf(from)).toEqual([])
    expect(await faultsOf(to)).toMatchObject([{ kind: 'changed', seq: 1 }])
  })

  it('says so where the entry holds no block, and changes nothing', async () => {
    const [from, to] = [join(folder, 'c.db'), join(folder, 'd.db')]
    await writeSampleLog(from, [false, true])
    expect(tamper(from, to, 0)).toBe(false)
    expect(tamper(from, to, 7)).toBe(false)
    expect(await faultsOf(to)).toEqual([])
  })
})
