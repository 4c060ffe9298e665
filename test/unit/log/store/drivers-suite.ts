/** What both drivers must do alike. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serialiseCheckpoint } from '../../../../src/log/checkpoint.ts'
import type { OpenDriver } from '../../../../src/log/store/sql-driver.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../../src/log/verify.ts'
import { entryOf, firstTrajectory } from '../../../contract/store.ts'
import { startChild } from './child.ts'

export function driverSuite(name: string, load: () => OpenDriver | undefined): void {
  const open = load()
  describe.skipIf(open === undefined)(`the driver ${name} (where the runtime has it)`, () => {
    it('gives back what was bound', () => {
      const driver = (open as OpenDriver)(':memory:', 100)
      const echo = driver.prepare('SELECT ?1 AS value')
      for (const value of [null, 'ü 😀 "', 5, -1.5, '']) {
        expect(echo.get(value)?.value).toBe(value)
        expect(echo.all(value)[0]?.value).toBe(value)
      }
      for (const bytes of [
        new Uint8Array([0, 255]),
        Buffer.from([1]),
        new Uint8Array([9, 8, 7]).subarray(1),
      ]) {
        const single = echo.get(bytes)?.value
        const listed = echo.all(bytes)[0]?.value
        expect(single instanceof Uint8Array && [...single]).toEqual([...bytes])
        expect(listed instanceof Uint8Array && [...listed]).toEqual([...bytes])
      }
      driver.close()
    })

    it('counts changed rows and gives nothing for no row', () => {
      const driver = (open as OpenDriver)(':memory:', 100)
      driver.exec('CREATE TABLE t (a INTEGER)')
      expect(driver.prepare('INSERT INTO t VALUES (?), (?)').run(1, 2)).toBe(2)
      expect(driver.prepare('SELECT a FROM t WHERE a = ?').get(9)).toBeUndefined()
      expect(driver.prepare('SELECT a FROM t WHERE a = ?').all(9)).toEqual([])
      expect(() => driver.prepare('SELEC')).toThrow()
      driver.close()
      expect(() => driver.exec('SELECT 1')).toThrow()
    })

    it('commits again once the lock that made its statements fail is free', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'mcip-driver-'))
      const file = join(folder, 'log.db')
      const openDriver = open as OpenDriver
      const store = openSqliteStore({ file, busyMs: 50, openDriver })
      for (let index = 0; index < 3; index++) store.append([entryOf(firstTrajectory)])
      const child = startChild('lock-child.ts', [file])
      await child.printed('locked')
      for (let index = 0; index < 3; index++) {
        expect(() => store.append([entryOf(firstTrajectory)])).toThrow(
          expect.objectContaining({ code: 'log.busy' }),
        )
        expect(() => store.setNote('test', 'locked')).toThrow(
          expect.objectContaining({ code: 'log.busy' }),
        )
      }
      child.process.stdin?.end()
      await child.ended
      store.append([entryOf(firstTrajectory)])
      store.append([entryOf(firstTrajectory), entryOf(firstTrajectory)])
      store.setNote('test', 'free')
      store.checkpoint((number, heads) =>
        serialiseCheckpoint(number, '2026-11-22T10:00:00.000Z', heads),
      )
      store.close()
      const again = openSqliteStore({ file, openDriver })
      expect(again.note('test')).toBe('free')
      expect(await verifyLog(again)).toMatchObject({ ok: true, entries: 6, checkpoints: 1 })
      again.close()
      rmSync(folder, { recursive: true, force: true })
    })

    it('waits for a lock as long as it was told', () => {
      const driver = (open as OpenDriver)(':memory:', 123)
      expect(driver.prepare('PRAGMA busy_timeout').get()?.timeout).toBe(123)
      driver.close()
    })
  })
}
