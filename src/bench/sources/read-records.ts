/** Files of which every record is needed: the first that cannot be read ends the work. */
import { type FileRecord, type ReadFilesOptions, readFiles } from '../../audit/read-files.ts'
import { McipError } from '../../errors.ts'
import { placeOf } from './left-out.ts'

/**
 * The records of `files`, streaming, in order.
 *
 * @throws McipError `bench.unreadable-record` with its place, `audit.unreadable` for a whole file
 */
export async function* readRecords(
  files: readonly string[],
  options: ReadFilesOptions = {},
): AsyncGenerator<Extract<FileRecord, { readonly text: string }>, void> {
  for await (const one of readFiles(files, options)) {
    if (!('error' in one)) {
      yield one
      continue
    }
    const { error } = one
    if (error.code === 'audit.unreadable') throw error
    const data = { place: placeOf(one), reason: error.message }
    throw new McipError('bench.unreadable-record', data, { cause: error })
  }
}
