/** Where content has a value of a call, and whether it stands there in words. */
import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { isForeign, observationOf, placesMatching } from '../../delegation/places.ts'
import type { JudgeInput } from '../../judge.ts'

/** UTF-16 code units of a value that is looked for. */
const maxLength = 256

/** A place of a value in content. */
export interface ValuePlace {
  readonly flow: number
  readonly pointer: string
  readonly span: readonly [number, number] | undefined
}

/** Where content has a value, or most of it. */
export function placeInContent(
  { past }: JudgeInput,
  { value, from }: ValueOrigin,
): ValuePlace | undefined {
  if (typeof value === 'boolean') return undefined
  const part = from.find(({ integrity, share }) => integrity === 'untrusted' && share >= 0.5)
  if (part !== undefined && String(value).length >= 4)
    return { flow: part.flow, pointer: part.pointer, span: part.span }
  const text = String(value).trim()
  if (text.length > maxLength || !isTelling(text)) return undefined
  if (!past.observations.some(isForeign)) return undefined
  const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}.,])${escaped}(?![\p{L}\p{N}]|[.,]\d)`,
    'giu',
  )
  const [place] = placesMatching(past, pattern, (leaf) => String(leaf) === text)
  return place === undefined
    ? undefined
    : {
        flow: place.observation.flow,
        pointer: place.leaf[0],
        span: [place.start, place.end],
      }
}

/** What may stand beside a value that is all that its field holds: a unit, a sign. */
const maxBeside = 6

/** Whether a place is in words, and no field of its own. */
export function isInWords({ past }: JudgeInput, { flow, pointer, span }: ValuePlace): boolean {
  const leaf = observationOf(past, flow)?.leaves.find(([at]) => at === pointer)?.[1]
  if (typeof leaf !== 'string' || span === undefined) return false
  return (
    leaf.length > span[1] - span[0] + maxBeside &&
    /\p{L}{2,40}\s+\S*\p{L}/u.test(leaf.slice(0, 512))
  )
}

/** A code of two characters and a number of two digits say something; `a` and `5` do not. */
function isTelling(text: string): boolean {
  if (/^[\d.,]+$/.test(text)) return text.replace(/\D/g, '').length >= 2
  return text.length >= (/\d/.test(text) ? 2 : 4)
}
