import { expect, it } from 'vitest'
import { writeMark } from '../../../src/cli/write-mark.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../src/log/verify.ts'
import { tripEntries } from '../log/trip-entries.ts'
import { entriesOf, logOf } from './trip-log.ts'

it('appends a mark to the chain of the message, which still holds', async () => {
  const file = await logOf()
  const store = openSqliteStore({ file })
  const entry = tripEntries[3]
  if (entry?.kind !== 'message') throw new Error('no message')
  await writeMark(store, { log: file }, entry, { label: 'replay-injection', by: 'mark' })
  await writeMark(store, { log: file }, entry, { label: null, by: 'mark' })
  expect(await verifyLog(store)).toMatchObject({ ok: true, entries: tripEntries.length + 2 })
  await store.close()
  expect(await entriesOf(file, tripEntries.length)).toMatchObject([
    { kind: 'mark', about: 3, label: 'replay-injection', by: 'mark', server: entry.server },
    { kind: 'mark', about: 3, label: null, by: 'mark' },
  ])
})
