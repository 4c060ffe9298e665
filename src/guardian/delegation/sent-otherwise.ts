/**
 * What goes from the host to a server and is no argument of a function: the address of a resource,
 * what was typed for a completion, arguments of a prompt, what the model or the user answered, roots.
 * Each is a way out as much as a call is.
 *
 * @see MCP 2025-11-25 and 2026-07-28, Resources, Prompts, Completion, Sampling, Elicitation, Roots
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { escapeToken } from '../../mcp/pointer.ts'
import type { JudgeInput } from '../judge.ts'
import { quoteName } from '../quote-name.ts'

export type WayOut = 'resource' | 'completion' | 'prompt' | 'sampling' | 'elicitation' | 'roots'

export interface SentOtherwise {
  readonly way: WayOut
  /** Beginning of a finding's sentence, with the server that it goes to. */
  readonly what: string
  /** RFC 6901 of `values` in the message. */
  readonly at: string
  readonly values: JsonObject
}

/** Requests within one answer of a server, and answers to them within one request, that are looked at. */
export const maxAsked = 256

/** What the message carries to the server beside arguments of a function; empty for most messages. */
export function sentOtherwise({
  message,
  from,
  answers,
  call,
  server,
}: Pick<JudgeInput, 'message' | 'from' | 'answers' | 'call' | 'server'>): readonly SentOtherwise[] {
  if (from !== 'host') return []
  const sent = sentIn({ message, answers, call })
  if (sent.length === 0 || server.id === '') return sent
  const to = ` to the server ${quoteName(server.id)}`
  return sent.map((one) => ({ ...one, what: `${one.what}${to}` }))
}

/** Whether the message carries more answers than are looked at: the server chose how many it asks for. */
export function isTooMuchSent({ message, from }: Pick<JudgeInput, 'message' | 'from'>): boolean {
  if (from !== 'host' || !('method' in message)) return false
  const given = message.params?.inputResponses
  return isJsonObject(given) && Object.keys(given).length > maxAsked
}

function sentIn({
  message,
  answers,
  call,
}: Pick<JudgeInput, 'message' | 'answers' | 'call'>): readonly SentOtherwise[] {
  if (message.kind === 'result') {
    const one = answers === undefined ? undefined : ofAnswer(answers.method, message.result, '')
    return one === undefined ? [] : [one]
  }
  if (!('method' in message) || message.params === undefined) return []
  const { method, params } = message
  const own = ofRequest(method, params)
  const { inputResponses } = params
  if (!isJsonObject(inputResponses)) return own === undefined ? [] : [own]
  const given = Object.entries(inputResponses)
    .slice(0, maxAsked)
    .flatMap(([key, response]) => {
      const at = `/params/inputResponses/${escapeToken(key)}`
      const one = ofAnswer(call?.asked.get(key) ?? methodOf(response), response, at)
      return one === undefined ? [] : [one]
    })
  return own === undefined ? given : [own, ...given]
}

const resource = 'The request for a resource'

function ofRequest(method: string, params: JsonObject): SentOtherwise | undefined {
  switch (method) {
    case 'resources/read':
    case 'resources/subscribe':
      return textOf('resource', resource, { uri: params.uri ?? null })
    case 'subscriptions/listen': {
      const { notifications } = params
      const uris = isJsonObject(notifications) ? notifications.resourceSubscriptions : undefined
      if (!Array.isArray(uris)) return undefined
      const values = { resourceSubscriptions: uris as JsonValue }
      return { way: 'resource', what: resource, at: '/params/notifications', values }
    }
    case 'completion/complete': {
      const { argument = null, context = null } = params
      return textOf('completion', 'The request for completions', { argument, context })
    }
    case 'prompts/get':
      return textOf('prompt', 'The request for a prompt', { arguments: params.arguments ?? null })
    default:
      return undefined
  }
}

function textOf(way: WayOut, what: string, values: JsonObject): SentOtherwise {
  return { way, what, at: '/params', values }
}

/** @param at RFC 6901 of an answer that stands in a request; empty where it is the message */
function ofAnswer(
  method: string,
  result: JsonValue | undefined,
  at: string,
): SentOtherwise | undefined {
  if (!isJsonObject(result)) return undefined
  const place = at === '' ? '/result' : at
  const { content = null, roots = null } = result
  switch (method === 'tasks/result' ? methodOf(result) : method) {
    case 'sampling/createMessage':
      return { way: 'sampling', what: 'The answer of the model', at: place, values: { content } }
    case 'elicitation/create':
      return { way: 'elicitation', what: 'The answer of the user', at: place, values: { content } }
    case 'roots/list':
      return { way: 'roots', what: 'The list of roots', at: place, values: { roots } }
    default:
      return undefined
  }
}

/** The request that an answer is for, by its form, where nobody saw the request. */
function methodOf(result: JsonValue): string {
  if (!isJsonObject(result)) return ''
  if (Array.isArray(result.roots)) return 'roots/list'
  return typeof result.action === 'string' ? 'elicitation/create' : 'sampling/createMessage'
}
