/**
 * The MCIP context: what a host says about a message in `params._meta`. Read at the border and
 * bounded; a part that is not well-formed counts as not given.
 *
 * @see extension `dev.mcip/context`; MCP SEP-2817, whose `aiInvocation` is read and never written
 */
import { type Principle, principles } from '../flow/flow.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import type { Message, Side } from '../mcp/message.ts'
import { contextKey, isWellFormed } from './identity.ts'
import type { Turn } from './memory.ts'

/** Who wrote the query. */
export const authors = ['user', 'host', 'model'] as const
export type Author = (typeof authors)[number]

export interface MessageContext {
  /** Id of the trajectory, well-formed. */
  readonly trajectory?: string
  /** Id of the user's turn. */
  readonly turn?: string
  /** What the user asked for in this turn, cut to `maxQuery` code units. */
  readonly query?: string
  /** In place of the query, SHA-256 of its UTF-8 bytes, lower-case hex. */
  readonly queryHash?: string
  /** @default 'model': a query without an author is taken as the least trusted */
  readonly author: Author
  readonly sender?: NonNullable<Turn['sender']>
  /** Whom the data are about: a name or id. */
  readonly subject?: string
  /** The terms under which the host acts. */
  readonly principle?: Principle
  /** Evidence of consent: a reference, as the host gave it. */
  readonly consent?: string
}

/** Code units of a query that are kept. */
export const maxQuery: number = 32_768
const maxId = 128
const maxText = 1_024
const maxRoles = 16

/** Requests that may carry a context. @see extension `dev.mcip/context` */
const carriers: ReadonlySet<string> = new Set(['tools/call', 'resources/read', 'prompts/get'])

/** The context of a message; only the host's requests have one. */
export function contextOf(message: Message, from: Side): MessageContext | undefined {
  if (from !== 'host' || message.kind !== 'request' || !carriers.has(message.method)) {
    return undefined
  }
  const meta = message.params?._meta
  if (!isJsonObject(meta)) return undefined
  const own = meta[contextKey]
  if (isJsonObject(own)) return readContext(own)
  const invocation = meta['io.modelcontextprotocol/aiInvocation']
  return isJsonObject(invocation) ? readInvocation(invocation) : undefined
}

function readContext(given: JsonObject): MessageContext {
  const sender = senderOf(given.sender)
  return {
    ...(isWellFormed(given.trajectory) ? { trajectory: given.trajectory } : {}),
    ...text('turn', given.turn, maxId),
    ...text('query', given.query, maxQuery),
    ...hash(given.queryHash),
    author: authors.find((author) => author === given.author) ?? 'model',
    ...(sender === undefined ? {} : { sender }),
    ...text('subject', given.subject, maxText),
    ...principleOf(given.principle),
    ...text('consent', given.consent, maxText),
  }
}

/** `userIntent` is what the model makes of the user's words: declared, never the user's own. */
function readInvocation(given: JsonObject): MessageContext {
  return {
    ...text('turn', given.turnId, maxId),
    ...text('query', given.userIntent, maxQuery),
    author: 'model',
  }
}

function senderOf(value: JsonValue | undefined): Turn['sender'] {
  if (!isJsonObject(value)) return undefined
  const roles = Array.isArray(value.roles)
    ? (value.roles as readonly JsonValue[])
        .slice(0, maxRoles)
        .filter((role): role is string => isShort(role))
    : []
  const sender = {
    ...text('id', value.id, maxId),
    ...(roles.length === 0 ? {} : { roles }),
    ...text('authenticatedBy', value.authenticatedBy, maxId),
  }
  return Object.keys(sender).length === 0 ? undefined : sender
}

function isShort(value: JsonValue): boolean {
  return typeof value === 'string' && value !== '' && value.length <= maxId
}

/** The member, cut where it is too long; ids are not cut, as a part of one may be another's. */
function text<Name extends string>(
  name: Name,
  value: JsonValue | undefined,
  max: number,
): { readonly [key in Name]?: string } {
  if (typeof value !== 'string' || value === '') return {}
  if (value.length <= max) return { [name]: value } as { readonly [key in Name]?: string }
  if (max === maxId) return {}
  return { [name]: value.slice(0, max) } as { readonly [key in Name]?: string }
}

function hash(value: JsonValue | undefined): { readonly queryHash?: string } {
  if (typeof value !== 'string' || !/^(?:sha256:)?[0-9a-fA-F]{64}$/.test(value)) return {}
  return { queryHash: value.slice(-64).toLowerCase() }
}

function principleOf(value: JsonValue | undefined): { readonly principle?: Principle } {
  const principle = principles.find((one) => one === value)
  return principle === undefined ? {} : { principle }
}
