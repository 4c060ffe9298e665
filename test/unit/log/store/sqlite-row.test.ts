import { expect, it } from 'vitest'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import {
  decodeName,
  encodeName,
  headOf,
  integer,
  lazily,
  text,
} from '../../../../src/log/store/sqlite-row.ts'

it('names of any characters come back, and a column of another hand as it is', () => {
  for (const name of ['', 'a', '\0', '\ud800', '"\\', '😀']) {
    expect(decodeName(encodeName(name))).toBe(name)
    expect(encodeName(name)).not.toContain('\0')
  }
  expect(decodeName('no json')).toBe('no json')
})

it('a column of a wrong type is a damaged log', () => {
  const damaged = expect.objectContaining({ code: 'log.corrupt' })
  expect(() => text({ a: 1 }, 'a')).toThrow(damaged)
  expect(() => integer({ a: '1' }, 'a')).toThrow(damaged)
  expect(() => headOf({ source: 'host', value: '"a"' })).toThrow(damaged)
})

it('a statement is prepared when it is first asked for, and once', () => {
  const driver = chooseDriver(undefined)(':memory:', 100)
  let prepared = 0
  const sql = lazily({
    ...driver,
    prepare(query) {
      prepared++
      return driver.prepare(query)
    },
  })
  expect(prepared).toBe(0)
  expect(sql('SELECT 1')).toBe(sql('SELECT 1'))
  expect(prepared).toBe(1)
  driver.close()
})
