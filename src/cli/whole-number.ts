/** What options that count take. */
import { McipError } from '../errors.ts'
import { plain } from './terminal.ts'

/** @throws McipError `cli.usage` where `text` is no whole number from 1 */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new McipError('cli.usage', {
    reason: `\`${plain(text, 40)}\` is not a whole number from 1`,
  })
}
