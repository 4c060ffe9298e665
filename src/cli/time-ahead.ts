/** Times in the future as a person states them: a span (`8h`) or a date. */
import { McipError } from '../errors.ts'
import { plain } from './terminal.ts'

const unitMs: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 24 * 3_600_000,
  w: 7 * 24 * 3_600_000,
}

/** Milliseconds of `30m`, `8h`, `7d` or `2w`. @throws McipError `cli.usage` */
export function spanMs(text: string): number {
  const [, count = '', unit = ''] = /^([1-9]\d{0,4})([mhdw])$/.exec(text) ?? []
  const ms = Number(count) * (unitMs[unit] ?? 0)
  if (ms > 0) return ms
  throw new McipError('cli.usage', {
    reason: `\`${plain(text, 40)}\` is no span of time; write 30m, 8h, 7d or 2w`,
  })
}

/**
 * The moment that `text` names, in milliseconds: RFC 3339, or a date, which lasts until its end here.
 *
 * @throws McipError `cli.usage` where it is none, or not after `now`
 */
export function momentMs(text: string, now: number): number {
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text)
  const isMoment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?$/.test(text)
  const moment = isDate ? Date.parse(`${text}T23:59:59`) : isMoment ? Date.parse(text) : Number.NaN
  if (moment > now) return moment
  const reason = Number.isNaN(moment)
    ? `\`${plain(text, 40)}\` is no date; write 2030-01-31 or 2030-01-31T18:00`
    : `\`${plain(text, 40)}\` is over`
  throw new McipError('cli.usage', { reason })
}
