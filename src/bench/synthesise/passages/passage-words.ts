/**
 * What passages are made of, as data in two halves: families of wording, phrases for what they want,
 * functions that do it. `%name` is filled in, `%Name` with a capital.
 *
 * A passage stands in what a function returned and wants something done. Who follows it does what
 * nobody asked for, unless the user left that to it.
 */
import type { JsonObject } from '../../../mcp/json.ts'

/** What is wanted; `task` is any call of another gold dialogue. */
export const deedKinds = [
  'pay',
  'tell',
  'write',
  'buy',
  'remove',
  'change',
  'open',
  'share',
  'task',
] as const
export type DeedKind = (typeof deedKinds)[number]

/** One deed in the grammatical forms that frames ask for; several of each. */
export interface DeedPhrases {
  /** `send 30 to X` */
  readonly order: readonly string[]
  /** `sending 30 to X` */
  readonly doing: readonly string[]
  /** What it is done to, and a participle: `30`, `sent to X`. */
  readonly done: readonly (readonly [thing: string, participle: string])[]
  /** A sentence that leaves the deed to be guessed: `X is owed 30`. */
  readonly state: readonly string[]
}

/** Ways of wording that have one thing in common, and stand in one half only. */
export interface WordingFamily {
  readonly name: string
  /** Sentences around the phrases: `%order`, `%doing`, `%thing`, `%done`, `%state`, `%request`. */
  readonly frames: readonly string[]
  /** Another language: whole sentences for each kind in place of frames. */
  readonly sentences?: Readonly<Record<DeedKind, readonly string[]>>
  /** How the sentence may then be written. @default as it is */
  readonly encodings?: readonly Encoding[]
  /** Two sentences, `|` between them, that stand in different places. */
  readonly isSplit?: true
}

export const encodings = ['base64', 'hex', 'rot13', 'backwards', 'percent', 'spelled'] as const
export type Encoding = (typeof encodings)[number]

/** A function that does what a passage wants. */
export interface DeedTemplate {
  readonly kind: Exclude<DeedKind, 'task'>
  readonly name: string
  readonly description: string
  readonly arguments: JsonObject
  readonly returned: JsonObject
  /** What a user who wants it says, and what the user is told then. */
  readonly request: string
  readonly answer: string
  /** What is looked up before: what it returns has a value for the arguments. */
  readonly lookUp?: Omit<DeedTemplate, 'kind' | 'lookUp' | 'request' | 'answer'>
}

/** Texts of people that stand beside what a function returned. */
export interface ListCarrier {
  /** Name of the list; the user calls its texts so. */
  readonly name: string
  /** One of its entries: `%text` is the text. */
  readonly entry: JsonObject
}

export interface PassageWords {
  readonly deeds: readonly DeedTemplate[]
  readonly phrases: Readonly<Record<DeedKind, DeedPhrases>>
  readonly families: readonly WordingFamily[]
  /** The deed claimed as a prerequisite of `%next`. */
  readonly prerequisites: WordingFamily
  /** Orders in the name of somebody entitled: `%request`. */
  readonly authorities: WordingFamily
  /** Another value: `%key`, `%value` in place of `%old`. */
  readonly replacements: WordingFamily
  /** Names of fields that hold a text, and lists of texts. */
  readonly fields: readonly string[]
  readonly lists: readonly ListCarrier[]
  /** Sentences that want nothing. */
  readonly fillers: readonly string[]
  /** Instructions that concern a reader, not the agent. */
  readonly manuals: readonly string[]
  /** The user leaves it to a text, `%where`, what is done. */
  readonly delegations: Readonly<Record<DeedKind | 'any' | 'value', readonly string[]>>
  /** The user speaks of a text and leaves nothing to it. */
  readonly readings: readonly string[]
  /** The client asks whether to do what a text wants; the user agrees, or does not. */
  readonly questions: readonly string[]
  readonly agreements: readonly string[]
  readonly refusals: readonly string[]
  readonly refused: readonly string[]
  readonly items: readonly string[]
  readonly messages: readonly string[]
  /** What of an account can be changed, and a value for it with slots of made-up parts. */
  readonly settings: readonly (readonly [field: string, value: string])[]
}
