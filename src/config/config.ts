/** What a configuration file may say; flags of the command line come first, then the file, then these defaults. */
import type { Mode } from '../enforcement/mode.ts'
import type { FailMode } from '../guardian/fail-mode.ts'
import type { LogMode } from '../log/entry.ts'

/** Where a person answers what a rule asks: in a terminal of their own, or in the host as well. */
export const askPlaces = ['terminal', 'host'] as const
export type AskIn = (typeof askPlaces)[number]

/** Who judges live traffic: the rules alone, or the trained model after them. */
export const liveJudges = ['rules', 'rules,classifier'] as const
export type LiveJudges = (typeof liveJudges)[number]

export interface Config {
  readonly mode: Mode
  readonly failMode: FailMode
  readonly askIn: AskIn
  readonly judges: LiveJudges
  /** File of the trained model, or `own`; absent: the one that ships. */
  readonly model?: string
  readonly log: {
    /** The store's file; absent: the platform's folder for application state. */
    readonly path?: string
    readonly content: LogMode
    /** Days that entries are kept. */
    readonly retentionDays: number
    /** Bytes that the store may take. */
    readonly retentionBytes: number
  }
  /** Longest message in bytes. */
  readonly maxMessageBytes: number
}

export const defaultConfig: Config = {
  mode: 'enforce',
  failMode: 'closed-for-changes',
  askIn: 'terminal',
  judges: 'rules,classifier',
  log: { content: 'redacted', retentionDays: 180, retentionBytes: 2 * 1024 ** 3 },
  maxMessageBytes: 64 * 1024 ** 2,
}
