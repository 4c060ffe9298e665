import { afterEach, describe, expect, it } from 'vitest'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import { checkBinds, type SqlDriver } from '../../../../src/log/store/sql-driver.ts'

describe('binds', () => {
  it('pass where every driver stores them as they are', () => {
    expect(() =>
      checkBinds([
        null,
        '',
        'ü\ud800',
        0,
        -1.5,
        2n ** 63n - 1n,
        new Uint8Array(2),
        Buffer.alloc(1),
      ]),
    ).not.toThrow()
  })

  it('are refused otherwise', () => {
    for (const value of [
      true,
      {},
      [],
      new Date(),
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      'a\0',
      2n ** 63n,
      new ArrayBuffer(1),
    ]) {
      expect(() => checkBinds([value])).toThrow(
        expect.objectContaining({ code: 'log.unstorable-value' }),
      )
    }
  })
})

describe('a transaction', () => {
  let driver: SqlDriver
  afterEach(() => driver.close())

  it('is kept whole, or rolled back whole when its work throws', () => {
    driver = chooseDriver(undefined)(':memory:', 100)
    driver.exec('CREATE TABLE t (a INTEGER)')
    const insert = driver.prepare('INSERT INTO t VALUES (?)')
    const count = (): unknown => driver.prepare('SELECT count(*) AS n FROM t').get()?.n
    expect(driver.transaction(() => insert.run(1) + insert.run(2))).toBe(2)
    expect(() =>
      driver.transaction(() => {
        insert.run(3)
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(count()).toBe(2)
    expect(() => driver.transaction(() => driver.exec('ROLLBACK'))).toThrow()
    driver.transaction(() => insert.run(4))
    expect(count()).toBe(3)
  })
})
