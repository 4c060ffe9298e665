import type { Reading, RejectionReason, Side } from '../../../src/mcp/message.ts'

/** One entry of hostile-lines.yaml; exactly one of `line`, `base64` and `repeat` is there. */
export interface HostileLine {
  readonly title: string
  readonly source: string
  readonly from: Side
  readonly line?: string
  readonly base64?: string
  readonly repeat?: readonly { readonly text: string; readonly times: number }[]
  readonly reading: {
    readonly kind: Reading['kind']
    readonly reason?: RejectionReason
    /** The id that can be read; null or absent: none. */
    readonly id?: string | number | null
    /** The digits of an id beyond 2^53. */
    readonly idText?: string
  }
}

/** The bytes of the line, without a line end. */
export function lineOf({ line, base64, repeat }: HostileLine): Buffer {
  if (base64 !== undefined) return Buffer.from(base64, 'base64')
  if (line !== undefined) return Buffer.from(line)
  return Buffer.from((repeat ?? []).map(({ text, times }) => text.repeat(times)).join(''))
}
