/** What both drivers must do alike. */
import { describe, expect, it } from 'vitest'
import type { OpenDriver } from '../../../../src/log/store/sql-driver.ts'

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

    it('waits for a lock as long as it was told', () => {
      const driver = (open as OpenDriver)(':memory:', 123)
      expect(driver.prepare('PRAGMA busy_timeout').get()?.timeout).toBe(123)
      driver.close()
    })
  })
}
