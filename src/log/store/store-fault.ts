/** Faults of the engine and of the file system as coded errors. */
import { McipError } from '../../errors.ts'

/** Primary result codes of SQLite. @see https://www.sqlite.org/rescode.html */
const full = 13
const busy: ReadonlySet<number> = new Set([5, 6])
const corrupt: ReadonlySet<number> = new Set([11, 26])

/** Errors of the file system that mean that there is no room. */
const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/**
 * A coded error for whatever a driver or the file system threw; a `McipError` passes as it is.
 *
 * Gives `log.full`, `log.busy`, `log.corrupt` or `log.unavailable`.
 */
export function storeFault(error: unknown, file: string): McipError {
  if (error instanceof McipError) {
    return error.data.file === '' ? new McipError(error.code, { ...error.data, file }) : error
  }
  const reason = reasonOf(error)
  const data = { file, reason }
  const code = resultCode(error)
  if (code === full || noRoom.has(systemCode(error))) {
    return new McipError('log.full', data, { cause: error })
  }
  if (code !== undefined && busy.has(code)) return new McipError('log.busy', data, { cause: error })
  if ((code !== undefined && corrupt.has(code)) || /no such (?:table|column)/.test(reason)) {
    return new McipError('log.corrupt', data, { cause: error })
  }
  return new McipError('log.unavailable', data, { cause: error })
}

/** The primary result code: the low byte of what node:sqlite calls errcode and libsql rawCode. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff
  if ('rawCode' in error && typeof error.rawCode === 'number') return error.rawCode & 0xff
  // libsql reports a file that cannot be opened in words only, with the code at the end.
  const opening = /: (\d{1,5})"?\)?$/.exec(reasonOf(error))
  return opening?.[1] === undefined ? undefined : Number(opening[1]) & 0xff
}

function systemCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return String(error.code)
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1)[0]?.slice(0, 300) ?? ''
}
