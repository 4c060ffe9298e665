/** Calls of a recorded dialogue that wait for their result, and which of them a result answers. */
import type { RequestMessage } from '../mcp/message.ts'

export interface OpenCall {
  readonly request: RequestMessage
  readonly server: string | undefined
  readonly id: string | undefined
  /** As the record spells it. */
  readonly name: string
}

export interface OpenCalls {
  add(call: OpenCall): void
  /** Later calls are a new round: results without an id answer the latest round first. */
  nextRound(): void
  /**
   * The call that a result answers, which then no longer waits: the one with its id; where the
   * result has none, the first of its name; where it has neither, the first of all. Each within the
   * latest round that has one. Undefined: nothing asked for it.
   */
  answeredBy(id: string | undefined, name: string | undefined): OpenCall | undefined
}

interface Waiting extends OpenCall {
  isAnswered: boolean
}

/** Calls of one round in order; those before `next` are answered. */
interface Round {
  readonly number: number
  readonly calls: Waiting[]
  next: number
}

/** An empty table; every operation takes constant time, spread over the calls. */
export function createOpenCalls(): OpenCalls {
  const byId = new Map<string, Round[]>()
  const byName = new Map<string, Round[]>()
  const all: Round[] = []
  let round = 0

  function put(rounds: Round[], call: Waiting): void {
    const last = rounds.at(-1)
    if (last?.number === round) last.calls.push(call)
    else rounds.push({ number: round, calls: [call], next: 0 })
  }

  return {
    add(call) {
      const waiting = { ...call, isAnswered: false }
      if (call.id !== undefined) put(roundsOf(byId, call.id), waiting)
      put(roundsOf(byName, call.name), waiting)
      put(all, waiting)
    },
    nextRound() {
      round++
    },
    answeredBy(id, name) {
      const rounds = id !== undefined ? byId.get(id) : name !== undefined ? byName.get(name) : all
      return rounds === undefined ? undefined : take(rounds)
    },
  }
}

function roundsOf(table: Map<string, Round[]>, key: string): Round[] {
  let rounds = table.get(key)
  if (rounds === undefined) {
    rounds = []
    table.set(key, rounds)
  }
  return rounds
}

/** The first call of the last round that is not answered; rounds that are used up are dropped. */
function take(rounds: Round[]): OpenCall | undefined {
  for (let last = rounds.at(-1); last !== undefined; last = rounds.at(-1)) {
    while (last.next < last.calls.length) {
      const call = last.calls[last.next++]
      if (call === undefined || call.isAnswered) continue
      call.isAnswered = true
      return call
    }
    rounds.pop()
  }
  return undefined
}
