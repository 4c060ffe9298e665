/**
 * Subscriptions and list changes: what one side wants to be told of, and that it changed.
 *
 * @see MCP 2025-11-25, Resources, Subscriptions; MCP 2026-07-28, Subscriptions
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { type Part, type PartInput, speaker, withExtra, without } from './part.ts'
import { unitOf, unitOfRequest } from './unit.ts'

/** Subscribe, unsubscribe and updated: about one resource, which is the unit. */
export function subscriptionPart({ method, kind, params, result, request }: PartInput): Part {
  const carried = kind === 'answer' ? result : (params ?? {})
  return {
    content: isJsonObject(carried) ? without(carried, 'resultType') : carried,
    unit: unitOfRequest(method, request?.params ?? params),
    ...(kind === 'answer' ? { about: ['protocol'] as const } : {}),
  }
}

/**
 * Listen and its acknowledgement: kinds of changes of the server as a whole, and resources, each
 * of which is a subscription of its own.
 */
export function listenPart({ kind, params, result, room }: PartInput): Part {
  if (kind === 'answer') {
    return {
      content: isJsonObject(result) ? without(result, 'resultType') : result,
      about: ['protocol'],
    }
  }
  const wanted = params?.notifications
  const uris = isJsonObject(wanted) ? wanted.resourceSubscriptions : undefined
  if (!isJsonObject(wanted) || !Array.isArray(uris)) {
    return { content: wanted ?? without(params ?? {}), about: ['protocol'] }
  }
  const lifted = (uris as readonly JsonValue[]).slice(0, room)
  const left = (uris as readonly JsonValue[]).slice(lifted.length)
  const rest: JsonObject = without(wanted, 'resourceSubscriptions')
  return {
    content: left.length === 0 ? rest : { ...rest, resourceSubscriptions: left },
    about: ['protocol'],
    ...withExtra(lifted.map((uri) => ({ content: { uri }, unit: unitOf('resource', uri) }))),
  }
}

/** That a list is no longer what it was: of what the sender has on offer. */
export function listChangedPart({ from, params }: PartInput): Part {
  return { content: without(params ?? {}), about: ['protocol'], subject: speaker(from) }
}
