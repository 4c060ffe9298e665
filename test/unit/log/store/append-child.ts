/** Appends until it is killed or done, and names each entry on stdout after it was committed. */
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { entryOf } from '../../../contract/store.ts'

const [file = '', name = '', count = '1'] = process.argv.slice(2)
const store = openSqliteStore({ file, busyMs: 20_000 })
process.stdout.write('ready\n')
for (let index = 0; index < Number(count); index++) {
  const [place] = await store.append([entryOf({ source: 'process', value: name })])
  process.stdout.write(`${place?.seq}\n`)
}
await store.close()
