import { expect, it } from 'vitest'
import { loadNodeSqlite } from '../../../../src/log/store/node-sqlite.ts'
import { driverSuite } from './drivers-suite.ts'

driverSuite('node-sqlite', loadNodeSqlite)

it('loading node-sqlite never throws and warns of nothing', () => {
  const warned: unknown[] = []
  const note = (warning: unknown): number => warned.push(warning)
  process.on('warning', note)
  expect(() => loadNodeSqlite()).not.toThrow()
  process.off('warning', note)
  expect(warned).toEqual([])
})
