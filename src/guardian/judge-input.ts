/** message -> flow -> trajectory: what the judges look at, for live traffic and for records alike. */
import {
  type ExtractInput,
  extractFlows,
  extractFlowsInParts,
} from '../flow/extract/extract-flows.ts'
import type { Flow } from '../flow/flow.ts'
import { isJsonObject, type JsonObject } from '../mcp/json.ts'
import type { Message, Side } from '../mcp/message.ts'
import type { KnownTool } from '../state/records.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import type { Connection, Observation } from '../trajectory/connection.ts'
import type { TrajectoryMemory, TrajectoryView } from '../trajectory/memory.ts'
import type { ValueOrigin } from '../trajectory/provenance/origin.ts'
import { isCall } from './consequence.ts'
import type { InParts } from './in-parts.ts'
import type { JudgeInput } from './judge.ts'
import { nowhere, type Places } from './protected-paths.ts'

/** Where a message stands: one connection of one trajectory. */
export interface JudgeInputDeps {
  readonly server: GuardedServer
  readonly connection: Connection
  /** What the trajectory left behind so far. */
  readonly past: TrajectoryMemory
  /** What the records hold about the tools of the server; asked when a judge wants to know. */
  readonly known: () => ReadonlyMap<string, KnownTool>
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
  /** @default nothing is known of the machine */
  readonly places?: Places | undefined
}

export interface SentMessage {
  readonly message: Message
  readonly from: Side
  /** RFC 3339. */
  readonly at: string
  /** Number of the message's first flow. @default 0 */
  readonly firstSeq?: number
  /** The flows of the message where they are known already, numbers included. */
  readonly flows?: readonly Flow[]
  /** What the connection noted of the message. @default it takes note of it now */
  readonly observed?: Observation
}

/** Takes note of a message and gives what is judged; called once for each, in order. */
export function judgeInputOf(deps: JudgeInputDeps, sent: SentMessage): JudgeInput {
  const observed = sent.observed ?? deps.connection.observe(sent.message, sent.from)
  return new ObservedInput(deps, sent, observed, sent.flows ?? flowsOf(deps, sent, observed))
}

/**
 * WHY a class: an object literal with getters is a dictionary to V8, and every rule reads this one.
 * Its getters are no properties of its own: who copies it gives the copy others.
 */
class ObservedInput implements JudgeInput {
  readonly message: Message
  readonly from: Side
  readonly flows: readonly Flow[]
  readonly answers: JudgeInput['answers']
  readonly call: JudgeInput['call']
  readonly server: GuardedServer
  readonly claim: JudgeInput['claim']
  readonly listed: JudgeInput['listed']
  readonly wholeList: JudgeInput['wholeList']
  readonly tool: JudgeInput['tool']
  readonly past: TrajectoryMemory
  readonly places: Places
  readonly #deps: JudgeInputDeps
  #origins: readonly ValueOrigin[] | undefined

  constructor(
    deps: JudgeInputDeps,
    { message, from }: SentMessage,
    { answers, listed, wholeList, call }: Observation,
    flows: readonly Flow[],
  ) {
    const { connection, server, past, places = nowhere } = deps
    this.message = message
    this.from = from
    this.flows = flows
    this.answers = answers
    this.call = call
    this.server = server
    this.claim = connection.claim
    this.listed = listed
    this.wholeList = wholeList
    this.tool = connection.tool
    this.past = past
    this.places = places
    this.#deps = deps
    this.#origins = undefined
  }

  get known(): ReadonlyMap<string, KnownTool> {
    return this.#deps.known()
  }

  get origins(): readonly ValueOrigin[] {
    this.#origins ??= originsOf(this.#deps.connection, this.past, this.message)
    return this.#origins
  }
}

function originsOf(
  connection: Connection,
  past: TrajectoryView,
  message: Message,
): readonly ValueOrigin[] {
  if (!isCall(message)) return []
  const { name, arguments: args } = message.params ?? {}
  if (!isJsonObject(args)) return []
  return past.originsOf(args, typeof name === 'string' ? schemaOf(connection, name) : undefined)
}

function flowsOf(deps: JudgeInputDeps, sent: SentMessage, observed: Observation): readonly Flow[] {
  const { firstSeq = 0 } = sent
  const flows = extractFlows(extractInputOf(deps, sent, observed))
  return firstSeq === 0 ? flows : flows.map((flow) => ({ ...flow, seq: flow.seq + firstSeq }))
}

/** The flows of a big message, which may be left between parts; numbered from 0. */
export function flowsInParts(
  deps: JudgeInputDeps,
  sent: SentMessage,
  observed: Observation,
): InParts<readonly Flow[]> {
  return extractFlowsInParts(extractInputOf(deps, sent, observed))
}

function extractInputOf(
  { connection, server, past: { origins }, digest }: JudgeInputDeps,
  { message, from, at }: SentMessage,
  { answers, call }: Observation,
): ExtractInput {
  return {
    message,
    from,
    answers,
    call,
    server: server.id,
    client: connection.client,
    at,
    schemaOf(name) {
      const schema = schemaOf(connection, name)
      if (schema !== undefined) origins.sawSchema(schema)
      return schema
    },
    descriptionOf: (name) => descriptionOf(connection, name),
    origins: origins.view,
    digest,
  }
}

function descriptionOf(connection: Connection, name: string): string | undefined {
  const description = connection.tool(name)?.value.description
  return typeof description === 'string' ? description : undefined
}

function schemaOf(connection: Connection, name: string): JsonObject | undefined {
  const schema = connection.tool(name)?.value.inputSchema
  return isJsonObject(schema) ? schema : undefined
}
