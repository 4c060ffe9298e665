/**
 * The two contracts of stage 4: a judge returns findings about one message; a rule is one
 * deterministic analysis for one risk: metadata, cases and a pure function.
 */
import type { LogicalCall } from '../flow/extract/logical-call.ts'
import type { Flow } from '../flow/flow.ts'
import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import type { RiskId } from '../risk/risk.ts'
import type { KnownTool } from '../state/records.ts'
import type { GuardedServer, ServerClaim, ToolDefinition } from '../trajectory/catalogue.ts'
import type { TrajectoryView } from '../trajectory/memory.ts'
import type { ValueOrigin } from '../trajectory/provenance/origin.ts'
import type { InParts } from './in-parts.ts'
import type { Primitive } from './primitive.ts'
import type { Places } from './protected-paths.ts'
import type { Decision, Evidence, Finding, FlowElement, JudgeName, Severity } from './verdict.ts'

/** What a judge may look at: one message in its trajectory. Readonly, never partly filled. */
export interface JudgeInput {
  readonly message: Message
  /** Who sent the message. */
  readonly from: Side
  /** The flows of the message, in order; may be empty (a ping). */
  readonly flows: readonly Flow[]
  /** The request that this message answers; absent for requests, notifications and strays. */
  readonly answers: RequestMessage | undefined
  /** The call that the message belongs to, with all its rounds. */
  readonly call: LogicalCall | undefined
  readonly server: GuardedServer
  /** What the server last said it is. */
  readonly claim: ServerClaim
  /** The tools that this message lists, parsed; empty for every other message. */
  readonly listed: readonly ListedTool[]
  /** Whether `listed` ends a list that was read from its first page, and all names of that list. */
  readonly wholeList: readonly string[] | undefined
  /** The definition that this connection last saw for a name. */
  readonly tool: (name: string) => ToolDefinition | undefined
  /** What the records hold about the tools of this server, by name. */
  readonly known: ReadonlyMap<string, KnownTool>
  /** The trajectory before this message, over all servers. */
  readonly past: TrajectoryView
  /** Where each value of a call's arguments came from; empty for every other message. */
  readonly origins: readonly ValueOrigin[]
  /** The machine that calls act on: the guard's files, and what a path means there. */
  readonly places: Places
}

/** What a judge may look at of a turn: words between user and client, which no server sees. */
export interface TurnInput {
  readonly role: 'user' | 'client'
  readonly text: string
  readonly flow: Flow
  /** The trajectory before this turn. */
  readonly past: TrajectoryView
}

export interface ListedTool {
  readonly definition: ToolDefinition
  /** RFC 6901 of the definition in the message, e.g. `/result/tools/3`. */
  readonly pointer: string
}

/** What to await between two parts of long work, so that other messages come in between; undefined: nothing. */
export type Rest = () => Promise<void> | undefined

export interface Judge {
  readonly name: JudgeName
  /** Milliseconds that an answer by promise may take. @default 10_000 */
  readonly deadlineMs?: number
  /** Whether it is to be asked after what earlier judges found. @default always */
  isNeeded?(earlier: readonly Finding[], input: JudgeInput): boolean
  /**
   * Findings about one message; a rejected promise or a throw counts as unavailable.
   *
   * @param rest given with a big message: a judge that takes long may await it
   */
  judge(input: JudgeInput, rest?: Rest): readonly Finding[] | Promise<readonly Finding[]>
  /** Findings about one turn. @default none: the judge looks at messages only */
  judgeTurn?(input: TurnInput): readonly Finding[] | Promise<readonly Finding[]>
}

/** A place in the judged message or turn, or in a flow of the trajectory before it. */
export interface ClaimedPlace extends Omit<Evidence, 'message'> {
  /** `seq` of an earlier flow; the pointer is then from that flow's content. */
  readonly earlier?: number
}

/** What a rule says; `defineRule`'s caller adds risk, judge, flow and message. */
export interface Claim {
  readonly decision: Decision
  readonly severity: Severity
  /** 0 to 1. */
  readonly confidence: number
  readonly element: FlowElement
  readonly text: string
  /** Places in the judged message, or in the flow `earlier`. Empty: the message as a whole. */
  readonly evidence: readonly ClaimedPlace[]
  /** Set where no approval may answer it, in mode `ask` neither. */
  readonly final?: true
}

export interface Rule {
  readonly risk: RiskId
  /** One line: what it finds. */
  readonly summary: string
  /** Papers, specification sections, CVE and incident write-ups that the rule rests on. */
  readonly sources: readonly string[]
  /** The parts of MCP that it holds for; each has a firing and a harmless case. */
  readonly primitives: readonly Primitive[]
  /** What a reader may expect it to find and it does not; each a part of a sentence. */
  readonly misses?: readonly string[]
  judge(input: JudgeInput): readonly Claim[]
  /** The same, that may be left between parts; of a rule that takes long on big messages. @default at once */
  judgeInParts?(input: JudgeInput): InParts<readonly Claim[]>
  /** What it claims of a turn; pointers are from the flow's content. @default nothing */
  judgeTurn?(input: TurnInput): readonly Claim[]
}

/** The rule as given; proves its shape and freezes it. */
export function defineRule(rule: Rule): Rule {
  return Object.freeze(rule)
}
