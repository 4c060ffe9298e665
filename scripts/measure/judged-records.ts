/** Records of a data set as `mcip audit` makes flows of them, without anything that judges. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { plainDigest } from '../../src/audit/digest.ts'
import { type JudgedRecord, judgeRecord } from '../../src/audit/judge-record.ts'
import { readRecord } from '../../src/audit/readers/read-record.ts'

export interface MeasuredRecord {
  /** Place in the file, from 0. */
  readonly index: number
  readonly text: string
  readonly judged: JudgedRecord
}

/**
 * The records of one gzip file in order.
 *
 * @param parity 0 for those at even places, 1 for those at odd ones
 */
export async function* judgedRecords(file: string, parity: 0 | 1): AsyncGenerator<MeasuredRecord> {
  let index = -1
  for await (const text of createInterface(createReadStream(file).pipe(createGunzip()))) {
    index++
    if (text === '' || index % 2 !== parity) continue
    const judged = await judgeRecord(readRecord(text), { guardian: undefined, digest: plainDigest })
    yield { index, text, judged }
  }
}
