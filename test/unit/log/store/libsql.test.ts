import { expect, it } from 'vitest'
import { loadLibsql } from '../../../../src/log/store/libsql.ts'
import { driverSuite } from './drivers-suite.ts'

driverSuite('libsql', loadLibsql)

it('loading libsql never throws and warns of nothing', () => {
  const warned: unknown[] = []
  const note = (warning: unknown): number => warned.push(warning)
  process.on('warning', note)
  expect(() => loadLibsql()).not.toThrow()
  process.off('warning', note)
  expect(warned).toEqual([])
})
