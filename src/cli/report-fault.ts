/** What a person reads of a fault that ends `mcip run`, and the exit code that says the same. */
import { McipError } from '../errors.ts'
import { exitCodes } from './exit-code.ts'
import { tell } from './tell.ts'

/** Codes of a shell for a command that is not there, or cannot be executed. */
const notFound = 127
const notExecutable = 126

/** Tells the fault on stderr; the exit code of the process. */
export function reportFault(fault: unknown): number {
  if (!(fault instanceof McipError)) {
    tell(`mcip: a fault of mcip itself: ${fault instanceof Error ? fault.stack : String(fault)}`)
    return exitCodes.internal ?? 70
  }
  tell(`mcip: ${fault.message}`)
  tell(`      ${fault.hint}`)
  if (fault.code === 'transport.command-not-found') return notFound
  if (fault.code === 'transport.command-not-executable') return notExecutable
  return exitCodes.usage ?? 2
}
