/** What the trajectory remembers of the lines that went through: their values, for later calls. */
import { observationsOf } from '../guardian/observe.ts'
import type { Place } from '../log/store.ts'
import type { HandledLine, HandledMessage } from './handled-line.ts'
import type { PipelineDeps } from './pipeline-deps.ts'

/** Calls whose first flow is kept until their answer has come; the oldest are forgotten. */
const maxOpen = 4_096

/** Remembers every message of `lines` that went on; one that was stopped has moved nothing. */
export type Remember = (lines: readonly HandledLine[], places: readonly Place[]) => void

export function createRemember({ memories }: Pick<PipelineDeps, 'memories'>): Remember {
  const open = new Map<number, number>()

  function remember({ judged, action }: HandledMessage, firstSeq: number): void {
    if (action.kind === 'reject' || (action.kind === 'replace' && 'text' in action)) return
    const { input } = judged
    const { past } = memories.of(judged.trajectory)
    const callSeq = input.call === undefined ? undefined : open.get(input.call.number)
    if (input.call !== undefined && callSeq === undefined && input.message.kind === 'request') {
      keep(input.call.number, firstSeq)
    }
    const standing = { firstSeq, callSeq, turn: past.turns.length - 1 }
    for (const observation of observationsOf(input, standing)) past.observe(observation)
    const { listed, server } = input
    if (listed.length === 0) return
    past.offer(
      server.id,
      listed.map(({ definition }) => definition.value),
    )
  }

  function keep(call: number, seq: number): void {
    if (open.size >= maxOpen) {
      const oldest = open.keys().next()
      if (!oldest.done) open.delete(oldest.value)
    }
    open.set(call, seq)
  }

  return (lines, places) => {
    let entry = 0
    for (const line of lines) {
      if (line.kind === 'judged') {
        for (const [index, message] of line.messages.entries()) {
          remember(message, places[entry + index]?.flowSeq ?? 0)
        }
      }
      entry += line.drafts.length
    }
  }
}
