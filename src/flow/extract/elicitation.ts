/**
 * Elicitation: the server asks the user, by a form or by sending the user to a URL.
 *
 * The client answers on the user's behalf; only what the user accepted carries anything.
 * @see MCP 2025-11-25 and 2026-07-28, Client Features, Elicitation
 */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import { typeOfFieldName } from '../field-name.ts'
import type { InformationType } from '../flow.ts'
import { type Part, type PartInput, without } from './part.ts'

/** Fields of a form whose names are looked at. */
const maxFields = 64

export function elicitationPart({ kind, params, result }: PartInput): Part {
  if (kind === 'answer') {
    return { content: isJsonObject(result) ? without(result, 'resultType') : result }
  }
  return questionPart(params ?? {})
}

/** What a server asks: it is about what the form has fields for, or about the URL to go to. */
export function questionPart(params: JsonObject): Part {
  const content = without(params, 'task')
  if (params.mode === 'url') return { content, about: ['url'] }
  const schema = params.requestedSchema
  if (!isJsonObject(schema)) return { content }
  // The name of the schema's language is a URL of nobody.
  const form = without(schema, '$schema')
  return {
    content: form === schema ? content : { ...content, requestedSchema: form },
    about: askedFor(schema),
  }
}

/** The server tells that a URL was visited; it carries an id and nothing of the user. */
export function elicitationCompletePart({ params }: PartInput): Part {
  return { content: without(params ?? {}), about: ['protocol'], subject: [{ role: 'server' }] }
}

function askedFor(schema: JsonObject): readonly InformationType[] {
  const fields = schema.properties
  if (!isJsonObject(fields)) return []
  const types = new Set<InformationType>()
  for (const name of Object.keys(fields).slice(0, maxFields)) {
    const type = typeOfFieldName(name)
    if (type !== undefined) types.add(type)
  }
  return [...types]
}
