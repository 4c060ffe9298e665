/** A command that was called wrongly, as a fault with the reason. */
import { McipError } from '../errors.ts'

export function usage(reason: string): McipError {
  return new McipError('cli.usage', { reason })
}
