/** Every reader, in the order in which records are offered to them. */
import type { RecordFormat } from '../record.ts'
import { glaive } from './glaive.ts'
import { mci } from './mci.ts'
import { openaiChat } from './openai-chat.ts'
import { publishedBenchmark } from './published-benchmark.ts'
import type { Reader } from './reader.ts'
import { toolace } from './toolace.ts'

const byFormat: Readonly<Record<RecordFormat, Reader>> = {
  mci,
  'openai-chat': openaiChat,
  glaive,
  toolace,
  'published-benchmark': publishedBenchmark,
}

export const allReaders: readonly Reader[] = Object.values(byFormat)

/** The reader of `format`. */
export function readerOf(format: RecordFormat): Reader {
  return byFormat[format]
}
