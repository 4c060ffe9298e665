/**
 * Resources: lists, templates, and what a resource holds.
 *
 * @see MCP 2026-07-28, Server Features, Resources
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { resourcePart } from './embedded-resources.ts'
import { listPart } from './list.ts'
import { type Part, type PartInput, withExtra } from './part.ts'
import { unitOf, unitOfRequest } from './unit.ts'

export function resourceListPart(input: PartInput): Part {
  return listPart(input, 'resources', 'server-description')
}

export function resourceTemplateListPart(input: PartInput): Part {
  return listPart(input, 'resourceTemplates', 'server-description')
}

/** A read names a resource; its answer holds that resource, and may hold others below it. */
export function resourceReadPart({ kind, params, result, request, call, room }: PartInput): Part {
  if (kind !== 'answer') {
    const { uri } = params ?? {}
    return { content: uri === undefined ? {} : { uri }, unit: unitOf('resource', uri) }
  }
  const asked = (request ?? call?.request)?.params
  const unit = unitOfRequest('resources/read', asked)
  const contents = isJsonObject(result) ? result.contents : undefined
  if (!Array.isArray(contents)) return { content: contents ?? result, unit }
  const own: JsonValue[] = []
  const extra: Part[] = []
  for (const each of contents as readonly JsonValue[]) {
    if (extra.length < room && isOther(each, asked?.uri)) extra.push(resourcePart(each))
    else own.push(each)
  }
  return { content: extra.length === 0 ? contents : own, unit, ...withExtra(extra) }
}

function isOther(contents: JsonValue, asked: JsonValue | undefined): contents is JsonObject {
  return (
    asked !== undefined &&
    isJsonObject(contents) &&
    typeof contents.uri === 'string' &&
    contents.uri !== asked
  )
}
