/**
 * The terms under which information flows. Each principle stands in a file of its own: metadata,
 * a cited source and a pure function over the facts of one flow.
 */
import type { JsonObject } from '../../mcp/json.ts'
import type { InformationType, MessageType, Party, Principle } from '../flow.ts'
import type { Leaf } from '../leaves.ts'
import type { Origins } from '../origins.ts'
import type { CalledFunction } from '../subject/own-data.ts'

/** What is known of a flow before its principle is. */
export interface FlowFacts {
  readonly message: MessageType
  readonly kind: 'request' | 'notification' | 'answer'
  readonly sender: Party
  readonly recipient: Party
  readonly about: readonly InformationType[]
  readonly leaves: readonly Leaf[]
  /** The arguments of a call. */
  readonly args: JsonObject | undefined
  /** The input schema under which the called function was advertised. */
  readonly schema: JsonObject | undefined
  /** Whether an answer belongs to a request that the recipient sent. */
  readonly requested: boolean
  readonly origins: Origins
  /** The function that is called, or whose return moves. */
  readonly called?: CalledFunction
  /** Principles that the host declares for the flow, as part of its context. */
  readonly declared?: readonly Principle[]
}

export interface PrincipleRule {
  readonly principle: Principle
  /** Where the principle is defined. */
  readonly source: string
  holds(facts: FlowFacts): boolean
}
