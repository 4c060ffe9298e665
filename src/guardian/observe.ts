/** message -> observations: what a message that went on leaves behind for judging later ones. */
import type { Flow, MessageType } from '../flow/flow.ts'
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import type { CallFlow } from '../trajectory/call-flows.ts'
import { confidentialityOf } from '../trajectory/confidentiality.ts'
import type {
  Confidentiality,
  Integrity,
  Observation,
  ObservedKind,
} from '../trajectory/observation.ts'
import { observedContent } from '../trajectory/observed-leaves.ts'
import { narrower } from '../trajectory/provenance/origin-of.ts'
import { rank } from '../trajectory/provenance/piece.ts'
import { causesOf } from './causes.ts'
import { changesSomething, isCall } from './consequence.ts'
import { deedOf } from './deed.ts'
import { definitionValues } from './delegation/definition-values.ts'
import type { JudgeInput } from './judge.ts'
import { hasFailed } from './outcome.ts'

/** Where the flows of a message stand in its trajectory. */
export interface Standing {
  /** `seq` of the message's first flow. */
  readonly firstSeq: number
  /** The call that the message belongs to; undefined: none is known. */
  readonly call: CallFlow | undefined
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
  { call, turn }: Standing,
): Observation | undefined {
  const kind = kinds[flow.type.message]
  if (kind === undefined || flow.content === undefined) return undefined
  const server = flow.sender.role === 'server' ? flow.sender : flow.recipient
  const { leaves, cut } =
    kind === 'definition'
      ? { leaves: definitionLeaves(flow), cut: 0 }
      : observedContent(flow.content as JsonValue)
  if (leaves.length === 0 && kind !== 'call' && kind !== 'return') return undefined
  return {
    flow: seq,
    at: flow.at,
    kind,
    ...(server.role === 'server' && server.name !== undefined ? { server: server.name } : {}),
    ...(server.unit === undefined ? {} : { unit: server.unit }),
    integrity: kind === 'call' ? integrityOfCall(input) : integrityOf(flow),
    confidentiality: kind === 'call' ? confidentialityOfCall(input, flow) : confidentialityOf(flow),
    subject: flow.subject,
    turn,
    ...(kind === 'call' ? callFacts(input, flow) : {}),
    ...(kind === 'return' ? returnFacts(input, call) : {}),
    ...(kind === 'return' ? deedFacts(input, call, leaves) : {}),
    causedBy: kind === 'call' ? causesOf(input) : (call?.causedBy ?? []),
    leaves,
    ...(cut === 0 ? {} : { cut }),
  }
}

/** Of a list of tools only what a description may choose for a call; of what the host says nothing. */
function definitionLeaves({ sender, content }: Flow): Observation['leaves'] {
  return sender.role === 'server' ? definitionValues(content as JsonValue) : []
}

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
  { message }: Pick<JudgeInput, 'message'>,
  call: CallFlow | undefined,
): Pick<Observation, 'answers' | 'isError'> {
  const isError =
    message.kind === 'error' ||
    (message.kind === 'result' && isJsonObject(message.result) && message.result.isError === true)
  return call === undefined ? { isError } : { answers: call.seq, isError }
}

/**
 * The deed that a call asks for; undefined for other messages. WHY asked for with the call: of a
 * request that waits for its answer the arguments are not kept.
 */
export function deedOfCall({ message, server, tool }: JudgeInput): string | undefined {
  if (!isCall(message)) return undefined
  const { name, arguments: args } = message.params ?? {}
  if (typeof name !== 'string') return undefined
  const schema = tool(name)?.value.inputSchema
  return deedOf({
    server: server.id,
    name,
    args: isJsonObject(args) ? args : {},
    schema: isJsonObject(schema) ? schema : undefined,
  })
}

/** What a return says of a call with consequences; a question back ends no call. */
function deedFacts(
  { message }: JudgeInput,
  call: CallFlow | undefined,
  leaves: Observation['leaves'],
): Pick<Observation, 'deed'> {
  if (call?.deed === undefined) return {}
  if (message.kind === 'result' && isJsonObject(message.result)) {
    if (message.result.resultType === 'input_required') return {}
  }
  const { isError } = returnFacts({ message }, undefined)
  return {
    deed: [call.deed, !hasFailed({ leaves, ...(isError === undefined ? {} : { isError }) })],
  }
}

/** What a server sends is content of anyone; what the client sends is the host's. */
function integrityOf(flow: Flow): Integrity {
  if (flow.type.message === 'query') return 'user'
  return flow.sender.role === 'server' ? 'untrusted' : 'host'
}

/** What the host puts together is as good as the worst that it is made of. */
function integrityOfCall({ origins }: JudgeInput): Integrity {
  return origins.reduce<Integrity>(
    (worst, { integrity }) => (rank(integrity) > rank(worst) ? integrity : worst),
    'host',
  )
}

/** How far the values may travel together: as far as the narrowest of them. */
function confidentialityOfCall({ origins }: JudgeInput, flow: Flow): Confidentiality {
  return origins.reduce(
    (narrowest, { confidentiality }) => narrower(narrowest, confidentiality),
    confidentialityOf(flow),
  )
}
