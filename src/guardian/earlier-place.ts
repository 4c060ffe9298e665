/** A place in the content of an earlier flow, as evidence names it. */
import type { ClaimedPlace } from './judge.ts'

export function earlierPlace({
  flow,
  pointer,
  span,
}: {
  readonly flow: number
  readonly pointer: string
  readonly span?: readonly [number, number] | undefined
}): ClaimedPlace {
  return { pointer, earlier: flow, ...(span === undefined ? {} : { span }) }
}
