/** Values of a call held against the user's currencies, units, days, times and codes. */
import type { ValueOrigin } from '../../trajectory/provenance/origin.ts'
import type { Asked } from './asked.ts'
import { type MeasureKind, measuresIn, measuresOf, timesIn } from './measures.ts'
import { codesIn, isNearCode } from './near-code.ts'

export interface Heard {
  readonly measures: ReadonlyMap<MeasureKind, ReadonlySet<string>>
  readonly times: ReadonlySet<number>
  readonly codes: readonly string[]
  /** Whether a day is named by another: "tomorrow". */
  readonly isRelative: boolean
  /** Whether the user would take another day or time. */
  readonly isOpen: boolean
}

const relative =
  /\b(?:today|tonight|tomorrow|yesterday|weekend|weekday|next|following|after|before|later|earlier|same day|day|this|weeks?)\b/

const open =
  /\b(?:different|other|another|later|earlier|any ?(?:time|day)|whenever|between|flexible|around|about|before|after|until|either|change|instead|or|hours?|minutes?)\b|\d ?(?:-|–|to) ?\d/

const heards = new WeakMap<Asked, Heard>()

/** Made once for each turn. */
export function heardIn(asked: Asked): Heard {
  let heard = heards.get(asked)
  if (heard === undefined) {
    heard = {
      measures: measuresIn(asked.text),
      times: timesIn(asked.text),
      codes: codesIn(asked.written),
      isRelative: relative.test(asked.text),
      isOpen: open.test(asked.text),
    }
    heards.set(asked, heard)
  }
  return heard
}

/** How sure it is that a value is another than the user's: a currency, unit or day, where the user named as many of its kind as the call takes, and not this one. */
export function otherMeasure(
  { value }: ValueOrigin,
  { measures, isRelative, isOpen }: Heard,
  origins: readonly ValueOrigin[],
): number | undefined {
  const meant = measuresNamed(value)
  const [kind] = meant[0] ?? []
  const said = kind === undefined ? undefined : measures.get(kind)
  if (kind === undefined || said === undefined) return undefined
  if (meant.some(([other, name]) => measures.get(other)?.has(name))) return undefined
  const taken = origins.filter((one) => measuresNamed(one.value).some(([other]) => other === kind))
  if (taken.length > said.size || (kind === 'day' && (isRelative || isOpen))) return undefined
  return 0.75
}

function measuresNamed(value: ValueOrigin['value']): ReturnType<typeof measuresOf> {
  return typeof value === 'string' && value.length <= 16 ? measuresOf(value.toLowerCase()) : []
}

const timed = /^\d{1,2}(?::\d{2}){1,2}(?: ?[ap]\.?m\.?)?$|^\d{1,2} ?[ap]\.?m\.?$/i

/** The same of a time, where the user said as many as the call takes, and one of those is left out. */
export function otherTime(
  { value, source }: ValueOrigin,
  { times, isOpen }: Heard,
  origins: readonly ValueOrigin[],
): number | undefined {
  if (source !== 'model' || times.size === 0 || isOpen) return undefined
  if (typeof value !== 'string' || !timed.test(value)) return undefined
  const own = timesIn(value)
  if ([...own].some((one) => times.has(one))) return undefined
  const taken = origins.filter((one) => typeof one.value === 'string' && timed.test(one.value))
  if (taken.length > times.size) return undefined
  const left = [...times].some(
    (one) => !taken.some((other) => timesIn(String(other.value)).has(one)),
  )
  return left ? 0.65 : undefined
}

/** The same of a code that nobody gave, near one that the user gave and the call leaves out. */
export function otherCode(
  { value, source, from }: ValueOrigin,
  { codes }: Heard,
  spoken: string,
): number | undefined {
  if (typeof value === 'boolean' || source !== 'model' || from.length > 0) return undefined
  const text = String(value)
  const isNear = codes.some((one) => isNearCode(text, one) && !spoken.includes(one.toLowerCase()))
  return isNear ? 0.8 : undefined
}
