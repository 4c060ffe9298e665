/** Which kind of message a method's request, notification or answer is, as an information type. */
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import type { MessageType } from './flow.ts'

const typeOfMethod: Readonly<Record<string, MessageType>> = {
  initialize: 'discovery',
  'notifications/initialized': 'discovery',
  'server/discover': 'discovery',
  'tools/list': 'function-list',
  'resources/list': 'resource-list',
  'resources/templates/list': 'resource-list',
  'resources/read': 'resource',
  'resources/subscribe': 'subscription',
  'resources/unsubscribe': 'subscription',
  'subscriptions/listen': 'subscription',
  'notifications/subscriptions/acknowledged': 'subscription',
  'notifications/resources/updated': 'subscription',
  'prompts/list': 'prompt-list',
  'prompts/get': 'prompt',
  'completion/complete': 'completion',
  'sampling/createMessage': 'sampling',
  'elicitation/create': 'elicitation',
  'notifications/elicitation/complete': 'elicitation',
  'roots/list': 'roots',
  'notifications/roots/list_changed': 'list-changed',
  'notifications/tools/list_changed': 'list-changed',
  'notifications/prompts/list_changed': 'list-changed',
  'notifications/resources/list_changed': 'list-changed',
  'notifications/progress': 'progress',
  'notifications/cancelled': 'cancellation',
  'notifications/message': 'log',
  'logging/setLevel': 'log',
  'tasks/get': 'task',
  'tasks/list': 'task',
  'tasks/cancel': 'task',
  'tasks/update': 'task',
  'notifications/tasks/status': 'task',
  'notifications/tasks': 'task',
}

/**
 * Whether a message of `method` moves no information: it only asks whether the peer is there, or
 * answers that it is.
 *
 * @param carried `params`, `result` or `error` of the message
 */
export function movesNothing(method: string, carried: JsonValue | undefined): boolean {
  if (method !== 'ping') return false
  if (carried === undefined) return true
  return isJsonObject(carried) && Object.keys(carried).every((key) => key === '_meta')
}

/**
 * The message type of a request or notification, or of the answer to one. Methods that no revision
 * knows get the extension form `x-<method>` (kebab-case, at most 64 characters).
 */
export function messageTypeOf(method: string, isAnswer: boolean): MessageType {
  if (method === 'tools/call') return isAnswer ? 'function-return' : 'function-request'
  if (method === 'tasks/result') return isAnswer ? 'function-return' : 'task'
  const known = Object.hasOwn(typeOfMethod, method) ? typeOfMethod[method] : undefined
  if (known !== undefined) return known
  const name = method
    .slice(0, 62)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `x-${name || 'unnamed'}`
}
