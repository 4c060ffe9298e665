/** The entries of a question that the guard puts to a person in the host, and of the answer. */
import type { Flow } from '../flow/flow.ts'
import { combine } from '../guardian/combine.ts'
import type { EntryDraft } from '../log/entry.ts'
import type { JsonValue } from '../mcp/json.ts'
import type { Message, Side } from '../mcp/message.ts'
import { serialise } from '../mcp/serialise.ts'
import type { QuestionPlace } from './question.ts'

/** The guard asks the user whether a message may go on. */
export function questionDraft(
  place: QuestionPlace,
  id: string,
  content: JsonValue,
  at: string,
): EntryDraft {
  const flow = consentFlow(place, content, at, 'guard')
  const message = {
    kind: 'request',
    method: 'elicitation/create',
    id: JSON.stringify(id),
    bytes: flow.bytes,
  } as const
  return draftOf(place, { at, from: 'server', message, flows: [flow], action: 'forward' })
}

/**
 * The host's answer to a question, or what else of a peer is about one: it goes no further.
 *
 * @param answer what was read of the answer, where it is one that was waited for
 */
export function takenDraft(
  place: QuestionPlace,
  message: Message,
  from: Side,
  at: string,
  answer?: JsonValue,
): EntryDraft {
  const flows = answer === undefined ? [] : [consentFlow(place, answer, at, 'user')]
  const { kind, bytes } = message
  const method = 'method' in message ? message.method.slice(0, 256) : 'elicitation/create'
  return draftOf(place, { at, from, message: { kind, method, bytes }, flows, action: 'reject' })
}

/** The guard stands with the client: what is said between it and the user reaches no server. */
function consentFlow(
  { digest }: QuestionPlace,
  content: JsonValue,
  at: string,
  sender: 'guard' | 'user',
): Flow {
  const guard = { role: 'client', unit: 'mcip' } as const
  const user = { role: 'user' } as const
  const text = serialise(content)
  return {
    seq: 0,
    at,
    plane: 'wire',
    sender: sender === 'guard' ? guard : user,
    recipient: sender === 'guard' ? user : guard,
    subject: [user],
    type: { message: 'elicitation', about: ['other'] },
    principle: ['consent'],
    digest: digest(text),
    bytes: Buffer.byteLength(text),
    content,
  }
}

function draftOf(
  { trajectory, server, completeness }: QuestionPlace,
  entry: Pick<
    EntryDraft & { readonly kind: 'message' },
    'at' | 'from' | 'message' | 'flows' | 'action'
  >,
): EntryDraft {
  return {
    kind: 'message',
    trajectory,
    server,
    verdict: combine([], completeness),
    ms: 0,
    ...entry,
  }
}
