/** Entries -> what is needed to follow a value back through them. */
import type { MessageType } from '../flow/flow.ts'
import type { ObservedKind } from '../trajectory/observation.ts'
import type { PathFlow } from '../trajectory/provenance/path.ts'
import type { Entry } from './entry.ts'

const kinds: Readonly<Partial<Record<MessageType, ObservedKind>>> = {
  query: 'query',
  response: 'response',
  'function-request': 'call',
  'function-parameter': 'call',
  'function-return': 'return',
  'function-list': 'definition',
  discovery: 'definition',
}

export interface PathFlows {
  /** Takes note of the next entry of the trajectory. */
  add(entry: Entry): void
  /** What is known of a flow; undefined where no entry told of it. */
  at(seq: number): PathFlow | undefined
}

export function createPathFlows(): PathFlows {
  const flows = new Map<number, PathFlow>()
  /** `seq` of the first flow of the last request under an id, by server and id. */
  const requests = new Map<string, number>()
  return {
    add(entry) {
      if (entry.kind !== 'message') return
      const { message, from, server } = entry
      const name = `${from === 'host' ? 'server' : 'host'} ${server} ${message.id ?? ''}`
      const answers = message.kind === 'result' ? requests.get(name) : undefined
      for (const flow of entry.flows) {
        const party = flow.sender.role === 'server' ? flow.sender : flow.recipient
        flows.set(flow.seq, {
          kind: kinds[flow.type.message] ?? 'content',
          ...(party.name === undefined ? {} : { server: party.name }),
          ...(party.unit === undefined ? {} : { unit: party.unit }),
          ...(answers === undefined ? {} : { answers }),
          causedBy: [],
          ...(flow.provenance === undefined ? {} : { provenance: flow.provenance }),
        })
      }
      const [first] = entry.flows
      if (message.kind === 'request' && message.id !== undefined && first !== undefined) {
        requests.set(`${from} ${server} ${message.id}`, first.seq)
      }
    },
    at: (seq) => flows.get(seq),
  }
}
