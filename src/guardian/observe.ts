/** message -> observations: what a message that went on leaves behind for judging later ones. */
import type { Flow, MessageType } from '../flow/flow.ts'
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import { confidentialityOf } from '../trajectory/confidentiality.ts'
import type { Integrity, Observation, ObservedKind } from '../trajectory/observation.ts'
import { observedContent } from '../trajectory/observed-leaves.ts'
import { changesSomething } from './consequence.ts'
import type { JudgeInput } from './judge.ts'

/** Where the flows of a message stand in its trajectory. */
export interface Standing {
  /** `seq` of the message's first flow. */
  readonly firstSeq: number
  /** `seq` of the first flow of the call that the message belongs to; undefined: none is known. */
  readonly callSeq: number | undefined
  /** Number of the user's turn, -1 while none is known. */
  readonly turn: number
}

const kinds: Readonly<Partial<Record<MessageType, ObservedKind>>> = {
  query: 'query',
  response: 'response',
  'function-request': 'call',
  'function-return': 'return',
  'function-list': 'definition',
  discovery: 'definition',
  resource: 'content',
  prompt: 'content',
  elicitation: 'content',
  sampling: 'content',
  completion: 'content',
  'resource-list': 'content',
  'prompt-list': 'content',
  log: 'content',
  task: 'content',
}

/** What the flows of `input` leave behind, in order; flows that move no values leave nothing. */
export function observationsOf(input: JudgeInput, standing: Standing): readonly Observation[] {
  return input.flows.flatMap((flow, index) => {
    const observation = observationOf(input, flow, standing.firstSeq + index, standing)
    return observation === undefined ? [] : [observation]
  })
}

function observationOf(
  input: JudgeInput,
  flow: Flow,
  seq: number,
  { callSeq, turn }: Standing,
): Observation | undefined {
  const kind = kinds[flow.type.message]
  if (kind === undefined || flow.content === undefined) return undefined
  const server = flow.sender.role === 'server' ? flow.sender : flow.recipient
  // The values of a list of tools are looked at as definitions, not as values that may be sent.
  const { leaves, cut } =
    kind === 'definition' ? nothing : observedContent(flow.content as JsonValue)
  if (leaves.length === 0 && kind !== 'call' && kind !== 'return') return undefined
  return {
    flow: seq,
    at: flow.at,
    kind,
    ...(server.role === 'server' && server.name !== undefined ? { server: server.name } : {}),
    ...(server.unit === undefined ? {} : { unit: server.unit }),
    integrity: integrityOf(flow),
    confidentiality: confidentialityOf(flow),
    subject: flow.subject,
    turn,
    ...(kind === 'call' ? callFacts(input, flow) : {}),
    ...(kind === 'return' ? returnFacts(input, callSeq) : {}),
    causedBy: [],
    leaves,
    ...(cut === 0 ? {} : { cut }),
  }
}

const nothing = { leaves: [], cut: 0 } as const

function callFacts(input: JudgeInput, flow: Flow): Pick<Observation, 'changes' | 'callDigest'> {
  const { message } = input
  const name = 'method' in message ? message.params?.name : undefined
  const tool = typeof name === 'string' ? input.tool(name) : undefined
  return {
    changes: changesSomething(message, tool),
    callDigest: `${flow.recipient.name ?? ''} ${flow.recipient.unit ?? ''} ${flow.digest}`,
  }
}

function returnFacts(
  { message }: JudgeInput,
  callSeq: number | undefined,
): Pick<Observation, 'answers' | 'isError'> {
  const isError =
    message.kind === 'error' ||
    (message.kind === 'result' && isJsonObject(message.result) && message.result.isError === true)
  return { ...(callSeq === undefined ? {} : { answers: callSeq }), isError }
}

/** What a server sends is content of anyone; what the client sends is the host's. */
function integrityOf(flow: Flow): Integrity {
  if (flow.type.message === 'query') return 'user'
  return flow.sender.role === 'server' ? 'untrusted' : 'host'
}
