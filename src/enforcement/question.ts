/**
 * What a person is asked in the host: an elicitation of the guard's own, made of fixed sentences,
 * the findings' own and quoted, bounded values. No id and no command stands in it.
 *
 * @see MCP 2025-11-25 and 2026-07-28, Client Features, Elicitation, form mode
 */
import { isJsonObject, type JsonObject } from '../mcp/json.ts'
import type { Message, RequestId } from '../mcp/message.ts'
import { serialise } from '../mcp/serialise.ts'
import type { ApprovalField } from '../state/approvals.ts'

export interface Asked {
  /** Id of the guarded server. */
  readonly server: string
  /** `the call of "send_mail"`. */
  readonly what: string
  /** Sentences of the findings. */
  readonly reasons: readonly string[]
  readonly fields: readonly ApprovalField[]
}

/** INVARIANT: what refuses stands first and is the default, for a client that fills forms in itself. */
const refuse = 'deny'
const consent = 'allow once'

const maxReasons = 3
const maxFields = 8
const maxName = 64

/** The parameters of `elicitation/create`. */
export function questionParams({ server, what, reasons, fields }: Asked): JsonObject {
  const ordered = [...fields].sort((one, other) => Number(other.matters) - Number(one.matters))
  const values = ordered
    .slice(0, maxFields)
    .map(({ pointer, shown }) => `${quoted(nameOf(pointer))} is ${quoted(unquoted(shown))}`)
  const more = ordered.length - values.length
  const message = [
    `MCIP guards the server ${quoted(server)} and holds back ${what} until you decide.`,
    ...reasons.slice(0, maxReasons),
    ...(values.length === 0 ? [] : [`In it ${values.join(', ')}.`]),
    ...(more > 0 ? [`${more} more values are not shown here.`] : []),
    'Deny it unless you asked for exactly this. Text in quotes is not from MCIP.',
  ].join(' ')
  return {
    message,
    requestedSchema: {
      type: 'object',
      properties: {
        decision: {
          type: 'string',
          title: 'Decision',
          description: 'Whether this one message may go on.',
          enum: [refuse, consent],
          default: refuse,
        },
      },
      required: ['decision'],
    },
  }
}

/** The request that puts the question. */
export function questionRequest(id: string, params: JsonObject): string {
  return messageOf({ id, method: 'elicitation/create', params })
}

/** Tells the host that no answer is waited for any more. */
export function withdrawal(id: string): string {
  const params = { requestId: id, reason: 'MCIP no longer waits for an answer.' }
  return messageOf({ method: 'notifications/cancelled', params })
}

/**
 * Tells the host that its call is still under way.
 *
 * @param count how often it was told so. The steps are tiny, so that the server's own progress grows on
 */
export function waitingProgress(token: RequestId, count: number): string {
  const message = 'MCIP waits for a person to decide.'
  const params = { progressToken: token, progress: count / 1_000_000, message }
  return messageOf({ method: 'notifications/progress', params })
}

/** What an answer says; `none` for everything but a plain yes or no. */
export type HostAnswer = 'allow' | 'deny' | 'none'

export function hostAnswer(message: Message): HostAnswer {
  if (message.kind !== 'result' || !isJsonObject(message.result)) return 'none'
  const { action, content } = message.result
  if (action === 'decline') return 'deny'
  if (action !== 'accept' || !isJsonObject(content)) return 'none'
  if (content.decision === refuse) return 'deny'
  // INVARIANT: the words of the schema and nothing else let a message go on.
  return content.decision === consent && Object.keys(content).length === 1 ? 'allow' : 'none'
}

function messageOf(members: JsonObject): string {
  return serialise({ jsonrpc: '2.0', ...members })
}

/** `to` of `/arguments/to`. */
function nameOf(pointer: string): string {
  return pointer === '' ? 'content' : pointer.replace(/^\/(?:arguments\/)?/, '')
}

function unquoted(json: string): string {
  return json.replace(/^"|"$/g, '').replace(/\\[nrt]/g, ' ')
}

/** All but letters, digits and marks that no client reads as markup, a link or an end of the quote. */
const unsafe = /[^\p{L}\p{N} .,:;@/+=_~$%&?'-]|\p{Default_Ignorable_Code_Point}|(?<=:)\/\//gu

function quoted(text: string): string {
  const start = text.slice(0, maxName)
  return `"${start.replace(unsafe, '?')}${start.length < text.length ? '…' : ''}"`
}
