/** Where a report goes: stdout, or a file; whoever writes waits while it is full. */

import { once } from 'node:events'
import { createWriteStream, existsSync, realpathSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { McipError } from '../errors.ts'
import { safeJsonText } from './safe-json.ts'
import { plain, type Terminal, terminalOf } from './terminal.ts'

export interface ReportOutput {
  readonly terminal: Terminal
  write(text: string): Promise<void>
  /** All that was written has left. @throws McipError `cli.unwritable` */
  end(): Promise<void>
}

/**
 * @param file stdout where absent
 * @param inputs files that must not be overwritten
 * @throws McipError `cli.usage`, and `cli.unwritable` also from what it gives
 */
export async function openOutput(
  file: string | undefined,
  inputs: readonly string[],
): Promise<ReportOutput> {
  if (file === undefined) return standardOutput()
  const real = existsSync(file) ? realpathSync(file) : undefined
  if (
    real !== undefined &&
    inputs.some((input) => existsSync(input) && realpathSync(input) === real)
  ) {
    throw new McipError('cli.usage', {
      reason: `--output ${plain(file, 200)} is one of the inputs`,
    })
  }
  const stream = createWriteStream(file)
  const unwritable = (cause: unknown): McipError =>
    new McipError(
      'cli.unwritable',
      { file, reason: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    )
  let fault: McipError | undefined
  stream.on('error', (cause) => {
    fault ??= unwritable(cause)
  })
  try {
    await once(stream, 'open')
  } catch (cause) {
    throw unwritable(cause)
  }
  return {
    terminal: { width: 80, colour: false },
    async write(text) {
      if (fault !== undefined) throw fault
      if (stream.write(text)) return
      try {
        await once(stream, 'drain')
      } catch (cause) {
        throw unwritable(cause)
      }
    },
    async end() {
      stream.end()
      try {
        await finished(stream)
      } catch (cause) {
        throw unwritable(cause)
      }
    },
  }
}

function standardOutput(): ReportOutput {
  const { stdout } = process
  // JSON that a person looks at must not drive the terminal; a program gets the same values.
  const shown = stdout.isTTY === true
  return {
    terminal: terminalOf(stdout, process.env),
    async write(text) {
      const isFull = !stdout.write(
        shown && /[{[]/.test(text.slice(0, 1)) ? safeJsonText(text) : text,
      )
      if (isFull) await once(stdout, 'drain')
    },
    end: () => Promise.resolve(),
  }
}
