import { expect, it } from 'vitest'
import { McipError } from '../../../../src/errors.ts'
import { storeFault } from '../../../../src/log/store/store-fault.ts'

const errorOf = (fields: object, message = 'm'): Error => Object.assign(new Error(message), fields)

it.each([
  ['node:sqlite, full', errorOf({ errcode: 13 }), 'log.full'],
  ['node:sqlite, busy in recovery', errorOf({ errcode: 5 | (1 << 8) }), 'log.busy'],
  ['libsql, locked', errorOf({ rawCode: 6 }), 'log.busy'],
  ['libsql, corrupt index', errorOf({ rawCode: 11 | (3 << 8) }), 'log.corrupt'],
  ['libsql, not a database', errorOf({ rawCode: 26 }), 'log.corrupt'],
  ['a missing table', errorOf({ rawCode: 1 }, 'no such table: entries'), 'log.corrupt'],
  [
    'libsql, cannot open',
    new Error('ConnectionFailed("Unable to open connection to local database /x: 14")'),
    'log.unavailable',
  ],
  ['a read-only file', errorOf({ errcode: 8 }), 'log.unavailable'],
  ['the file system, full', errorOf({ code: 'ENOSPC' }), 'log.full'],
  ['the file system, forbidden', errorOf({ code: 'EACCES' }), 'log.unavailable'],
  ['something thrown that is no error', 'text', 'log.unavailable'],
])('%s', (_, error, code) => {
  expect(storeFault(error, 'log.db')).toMatchObject({ code, data: { file: 'log.db' } })
})

it('leaves a coded error as it is, but for a file that it could not name', () => {
  const coded = new McipError('log.unstorable-value', { type: 'x' })
  expect(storeFault(coded, 'log.db')).toBe(coded)
  const nameless = new McipError('log.corrupt', { file: '', reason: 'r' })
  expect(storeFault(nameless, 'log.db').data.file).toBe('log.db')
})
