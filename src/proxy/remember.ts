/** What the trajectory remembers of the lines that went through: their values, for later calls. */
import { deedOfCall, observationsOf } from '../guardian/observe.ts'
import type { EntryDraft } from '../log/entry.ts'
import type { Place } from '../log/store.ts'
import { offeredTools } from '../state/offered-tools.ts'
import { type Piece, placedPiece } from '../state/piece.ts'
import { createCallFlows } from '../trajectory/call-flows.ts'
import { latestTurn, type OfferFacts } from '../trajectory/memory.ts'
import type { HandledLine, HandledMessage } from './handled-line.ts'
import type { PipelineDeps } from './pipeline-deps.ts'
import type { Notes } from './trajectory-memory.ts'

export interface Remember {
  /**
   * The drafts of `line`, each with what its message leaves behind: nothing, where the message is
   * stopped and so has moved nothing.
   */
  drafts(line: HandledLine): readonly EntryDraft[]
  /** Takes note of the drafts of a line as they were stored; without places they were not. */
  keep(line: HandledLine, drafts: readonly EntryDraft[], places: readonly Place[]): void
}

export function createRemember({ memories }: Pick<PipelineDeps, 'memories'>): Remember {
  const calls = createCallFlows()

  function pieceOf({ judged, action }: HandledMessage): Piece | undefined {
    if (!movesOn(action)) return undefined
    const { input, trajectory } = judged
    const { past } = memories.of(trajectory)
    const call = calls.of(input.call?.number)
    const standing = { firstSeq: 0, call, turn: latestTurn(past) }
    const observations = observationsOf(input, standing)
    const offered = newlyOffered(input, past)
    if (observations.length === 0 && offered.length === 0) return undefined
    const deeds = memories.of(trajectory).deedsDue()
    return {
      observations,
      ...(offered.length === 0 ? {} : { offered }),
      ...(deeds === undefined ? {} : { deeds }),
    }
  }

  /** WHY whole: rules of this guard look at the definitions themselves, others at what is stored. */
  function noteOffered({ judged, action }: HandledMessage, { past }: Notes): void {
    const { listed, server } = judged.input
    if (listed.length === 0 || !movesOn(action)) return
    past.offer(
      server.id,
      listed.map(({ definition }) => definition.value),
      factsOf(judged.input),
    )
  }

  function noteCall(
    { judged: { input } }: HandledMessage,
    seq: number,
    piece: Piece | undefined,
  ): void {
    const { call, message } = input
    if (call === undefined || message.kind !== 'request') return
    const observed = piece?.observations.find(({ kind }) => kind === 'call')
    const deed = deedOfCall(input)
    calls.note(call.number, {
      seq,
      causedBy: observed?.causedBy ?? [],
      ...(deed === undefined ? {} : { deed }),
    })
  }

  return {
    drafts(line) {
      if (line.kind !== 'judged') return line.drafts
      return line.drafts.map((draft, index) => {
        const message = line.messages[index]
        const piece = message === undefined ? undefined : pieceOf(message)
        return piece === undefined || draft.kind !== 'message' ? draft : { piece, ...draft }
      })
    },
    keep(line, drafts, places) {
      if (line.kind !== 'judged') return
      for (const [index, message] of line.messages.entries()) {
        const place = places[index]
        const draft = drafts[index]
        const piece = draft?.kind === 'message' ? draft.piece : undefined
        const notes = memories.of(message.judged.trajectory)
        if (place === undefined) {
          if (piece !== undefined && movesOn(message.action)) notes.lost(piece)
          continue
        }
        if (movesOn(message.action)) noteCall(message, place.flowSeq, piece)
        if (piece !== undefined) notes.took(placedPiece(piece, place.flowSeq), place.seq)
        noteOffered(message, notes)
        // What a server sent is looked through by the next call, which need not wait for it then.
        if (line.from === 'server') notes.past.readAhead()
      }
    },
  }
}

function movesOn(action: HandledMessage['action']): boolean {
  if (action.kind === 'reject' || action.kind === 'hold') return false
  return !(action.kind === 'replace' && 'text' in action)
}

/** The tools that a message lists, unless all of them were offered so before: hosts ask often. */
function newlyOffered(
  input: HandledMessage['judged']['input'],
  past: Notes['past'],
): Piece['offered'] & object {
  const { listed, server } = input
  if (listed.length === 0) return []
  const definitions = listed.map(({ definition }) => definition.value)
  const known = new Map(
    past.offered.filter((one) => one.server === server.id).map((one) => [one.name, one.definition]),
  )
  const offered = offeredTools(server.id, definitions)
  const before = offeredTools(
    server.id,
    offered.map(({ name }) => known.get(name)).filter((one) => one !== undefined),
  )
  return JSON.stringify(before) === JSON.stringify(offered)
    ? []
    : offeredTools(server.id, definitions, factsOf(input))
}

/** Where the tools of a list come from, and since when the records know them. */
function factsOf(input: HandledMessage['judged']['input']): OfferFacts {
  const { origin } = input.server
  try {
    const { known } = input
    return { origin, firstSeen: (name) => known.get(name)?.firstSeen }
  } catch {
    // No baseline: the rules have said so.
    return { origin }
  }
}
