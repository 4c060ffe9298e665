/**
 * Stage 2: message -> flows. A flow is one movement of information, as a five-tuple of
 * contextual integrity: sender, recipient, subject, information type, transmission principle.
 *
 * Pure: nothing here reads a clock, a file or the network.
 * @see Nissenbaum 2004, Privacy as Contextual Integrity; Jing et al. 2025, section 3
 */

/** Who can send, receive or be the subject of a flow. */
export interface Party {
  readonly role: 'user' | 'client' | 'server'
  /** A server's id (`--name`, or program and digest), a client's name. */
  readonly name?: string
  /** The part of the party that speaks: `function:create_issue`, `resource:<uri>`, `prompt:<name>`. */
  readonly unit?: string
  /** Roles of an authenticated user. */
  readonly roles?: readonly string[]
  /** What authenticated the party; absent when it is only claimed. */
  readonly authenticatedBy?: string
}

/** The person or organisation that a value is about. */
export interface Subject {
  readonly role: 'user' | 'client' | 'server' | 'third-party' | 'unknown'
  /** How the content names a third party; redacted like content before it is stored. */
  readonly name?: string
}

/** What kind of message moves. */
export const messageTypes = [
  'query',
  'function-list',
  'function-request',
  'function-parameter',
  'function-return',
  'resource-list',
  'resource',
  'prompt-list',
  'prompt',
  'completion',
  'sampling',
  'elicitation',
  'roots',
  'subscription',
  'list-changed',
  'progress',
  'cancellation',
  'log',
  'task',
  'discovery',
  'response',
  'config',
] as const

export type MessageType = (typeof messageTypes)[number] | `x-${string}`

/**
 * What the information is about; `other` where nothing says. First what harms a person when it goes
 * astray (with the special categories of Regulation (EU) 2016/679, Art. 9 and 10), then what things
 * and tasks are about, then what the parties of the protocol say about themselves.
 */
export const informationTypes = [
  'credential',
  'email-address',
  'phone-number',
  'payment-card',
  'bank-account',
  'national-id',
  'birth-date',
  'health',
  'sexual-life',
  'belief',
  'ethnic-origin',
  'legal-matter',
  'family-life',
  'finance',
  'employment',
  'education',
  'location',
  'person-name',
  'account-id',
  'order-id',
  'organisation-name',
  'money',
  'date-time',
  'file-path',
  'url',
  'host',
  'source-code',
  'message-text',
  'search-query',
  'item',
  'attribute',
  'quantity',
  'status',
  'record-id',
  'model-instruction',
  'function-definition',
  'server-description',
  'client-description',
  'protocol',
  'other',
] as const

export type InformationType = (typeof informationTypes)[number] | `x-${string}`

/**
 * What tells of a person's life: the special categories of Regulation (EU) 2016/679, Art. 9 and 10,
 * and what else harms in words alone.
 */
export const sensitiveTypes: readonly InformationType[] = [
  'health',
  'sexual-life',
  'belief',
  'ethnic-origin',
  'legal-matter',
  'family-life',
  'finance',
  'employment',
  'education',
]

/** The terms under which information flows. */
export const principles = [
  'consent',
  'necessity',
  'service-provision',
  'transparency',
  'data-minimisation',
  'delegation',
  'authentication',
  'contract',
  'notification',
  'legal-duty',
  'unknown',
] as const

export type Principle = (typeof principles)[number] | `x-${string}`

/** Where a leaf of a flow's content came from. */
export interface Provenance {
  /** RFC 6901, from the flow's content. */
  readonly pointer: string
  readonly from: readonly {
    readonly seq: number
    readonly pointer: string
    /** UTF-16 code units, start inclusive, end exclusive. */
    readonly span?: readonly [number, number]
    readonly match: 'exact' | 'normalised' | 'derived' | 'encoded'
  }[]
}

export interface Flow {
  /** Place in the trajectory, from 0. Tentative until the flow is logged. */
  readonly seq: number
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string
  readonly plane: 'wire' | 'host' | 'config'
  readonly sender: Party
  readonly recipient: Party
  /** Most specific first; never empty. */
  readonly subject: readonly Subject[]
  readonly type: {
    readonly message: MessageType
    /** Most specific first; never empty. */
    readonly about: readonly InformationType[]
  }
  /** Most specific first; never empty, `unknown` is written. */
  readonly principle: readonly Principle[]
  /** HMAC-SHA-256 of the content as JSON under the store's key, lower-case hex. */
  readonly digest: string
  /** Length of the content as JSON, in UTF-8 bytes. */
  readonly bytes: number
  /** What moves; redacted before it is stored, absent where the log keeps no content. */
  readonly content?: unknown
  readonly provenance?: readonly Provenance[]
}
