/** Turns and summaries as they are read from the bytes of a piece. */
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import type { Turn } from '../trajectory/memory.ts'
import { confidentialities, type Forgotten, integrities } from '../trajectory/observation.ts'

/** The turn; undefined where the value is none. A source that is not known is no user's. */
export function readTurn(value: JsonValue | undefined): Turn | undefined {
  if (!isJsonObject(value)) return undefined
  const { number, id, text, flow, at, source, sender } = value
  if (typeof text !== 'string' || typeof at !== 'string') return undefined
  if (!isCount(number) || !isCount(flow)) return undefined
  return {
    number,
    ...(typeof id === 'string' ? { id } : {}),
    text,
    flow,
    at,
    source: source === 'user' ? 'user' : 'declared',
    ...(isJsonObject(sender) ? { sender: readSender(sender) } : {}),
  }
}

function readSender({
  id,
  roles,
  authenticatedBy,
}: Readonly<Record<string, JsonValue>>): NonNullable<Turn['sender']> {
  const names = Array.isArray(roles) ? (roles as readonly JsonValue[]) : undefined
  return {
    ...(typeof id === 'string' ? { id } : {}),
    ...(names === undefined
      ? {}
      : { roles: names.filter((one): one is string => typeof one === 'string') }),
    ...(typeof authenticatedBy === 'string' ? { authenticatedBy } : {}),
  }
}

/** The summary; undefined where the value is none. */
export function readForgotten(value: JsonValue): Forgotten | undefined {
  if (!isJsonObject(value)) return undefined
  const { server, leaves } = value
  const integrity = integrities.find((one) => one === value.integrity)
  const confidentiality = confidentialities.find((one) => one === value.confidentiality)
  if (integrity === undefined || confidentiality === undefined || !isCount(leaves)) return undefined
  return {
    ...(typeof server === 'string' ? { server } : {}),
    integrity,
    confidentiality,
    leaves,
  }
}

function isCount(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
