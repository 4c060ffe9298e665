/**
 * What one flow leaves behind for judging: the values that moved, and how far they can be trusted.
 * The working set of a trajectory is a list of these, sealed piece by piece; indexes are caches.
 */
import type { Subject } from '../flow/flow.ts'

/** How far the origin of a value can be trusted, best first; what is made of several has the worst. */
export const integrities = ['user', 'host', 'trusted-server', 'untrusted'] as const
export type Integrity = (typeof integrities)[number]

/** How far a value may travel, widest first; what is made of several has the narrowest. */
export const confidentialities = ['public', 'private', 'secret'] as const
export type Confidentiality = (typeof confidentialities)[number]

/** What kind of flow was observed. */
export type ObservedKind =
  /** The user's words. */
  | 'query'
  /** The answer to the user. */
  | 'response'
  /** A call with its arguments. */
  | 'call'
  /** What a call returned. */
  | 'return'
  /** Content of a resource or a prompt, an answer to an elicitation: what else moved. */
  | 'content'
  /** A server's words about itself: tool definitions, instructions. */
  | 'definition'

/** A leaf of the flow's content: RFC 6901 from the content, and its value. */
export type ObservedLeaf = readonly [pointer: string, value: string | number | boolean]

export interface Observation {
  /** `seq` of the flow. */
  readonly flow: number
  /** RFC 3339. */
  readonly at: string
  readonly kind: ObservedKind
  /** Id of the server that spoke or was spoken to; absent for the user's and the host's words. */
  readonly server?: string
  /** `function:create_issue`, `resource:<uri>`, `prompt:<name>`. */
  readonly unit?: string
  readonly integrity: Integrity
  readonly confidentiality: Confidentiality
  /** Whom the values are about. */
  readonly subject: readonly Subject[]
  /** The user's turn it belongs to, from 0; -1 while no turn is known. */
  readonly turn: number
  /** `seq` of the call that a return answers. */
  readonly answers?: number
  /** Whether a return says that the call failed. */
  readonly isError?: boolean
  /** Of a return: the call with consequences that it ends, and whether that came about. */
  readonly deed?: readonly [digest: string, isDone: boolean]
  /** Of a call: whether it changes something outside the conversation. */
  readonly changes?: boolean
  /** Of a call: keyed digest over server, function and arguments; equal for an equal call. */
  readonly callDigest?: string
  /** Flows whose passages led to this one: a read that a passage asked for. Empty for most. */
  readonly causedBy: readonly number[]
  readonly leaves: readonly ObservedLeaf[]
  /** Values of the content that are not among the leaves, or not whole; absent where none are. */
  readonly cut?: number
}

/** What is left of observations that the bound pushed out: a value may come from any of them. */
export interface Forgotten {
  readonly server?: string
  readonly integrity: Integrity
  readonly confidentiality: Confidentiality
  /** How many leaves were forgotten. */
  readonly leaves: number
}
