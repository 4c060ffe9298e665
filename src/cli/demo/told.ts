/** What the demo has to tell, in order: shown to a person, or one JSON line each with `--json`. */

import type { Flow } from '../../flow/flow.ts'
import type { Finding, Verdict } from '../../guardian/verdict.ts'
import type { MessageEntry } from '../../log/entry.ts'
import type { JsonObject } from '../../mcp/json.ts'

/** One call as a server wrote it down. */
export interface ReceivedCall {
  readonly tool: string
  readonly arguments: JsonObject
}

export type Told =
  | {
      readonly kind: 'opening'
      readonly query: string
      readonly client: string
      readonly fileServer: string
      readonly weatherServer: string
      readonly mailServer: string
      readonly folder: string
    }
  | { readonly kind: 'step'; readonly step: number; readonly title: string; readonly text: string }
  /** A flow as the log holds it, and what became of its message. */
  | {
      readonly kind: 'flow'
      readonly step: number
      readonly flow: Flow
      readonly decision: Verdict['decision']
      readonly risk: Verdict['risk']
      readonly confidence: number
      readonly action: MessageEntry['action']
      /** Findings that say more than `allow`. */
      readonly findings: readonly Finding[]
    }
  | {
      readonly kind: 'hidden'
      readonly step: number
      readonly tool: string
      /** The description as a screen shows it, and what is hidden in it. */
      readonly seen: string
      readonly hidden: string
    }
  | { readonly kind: 'note'; readonly step: number; readonly text: string }
  /** What the guard answered to the agent. */
  | { readonly kind: 'answer'; readonly step: number; readonly text: string }
  | {
      readonly kind: 'received'
      readonly step: number
      readonly server: 'weather' | 'mail'
      readonly unguarded: readonly ReceivedCall[]
      readonly guarded: readonly ReceivedCall[]
    }
  /** Where each value of a stopped call came from. */
  | {
      readonly kind: 'way'
      readonly step: number
      readonly values: readonly { readonly pointer: string; readonly path: string }[]
    }
  | {
      readonly kind: 'verified'
      readonly step: number
      /** Which log: the one of the demo, or its changed copy. */
      readonly log: 'own' | 'changed'
      readonly ok: boolean
      readonly trajectories: number
      readonly entries: number
      readonly faults: readonly string[]
    }
  /** Something that must have happened, and whether it did. */
  | { readonly kind: 'check'; readonly step: number; readonly ok: boolean; readonly text: string }
  | {
      readonly kind: 'closing'
      readonly seconds: number
      readonly kept?: string
      readonly log: string
    }

export type Tell = (told: Told) => void
