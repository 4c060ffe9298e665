/**
 * Resources inside other content, of tool results and prompts. Each embedded one is a flow of its
 * own from its own unit, all links together are a list of resources; in their places stays what
 * names them, so that nothing moves twice.
 *
 * @see MCP 2026-07-28, Tools, Embedded Resources and Resource Links; Prompts, Embedded Resources
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { Part } from './part.ts'
import { unitOf } from './unit.ts'

export interface ResourceLift {
  /** What stays in place of a block; undefined where the block stays as it is. */
  readonly replace: (block: JsonObject) => JsonValue | undefined
  /** The parts of what was replaced so far, at most as many as there was room for. */
  readonly extra: () => readonly Part[]
}

/** Takes resources out of blocks, up to `room` parts; further ones stay where they are. */
export function liftResources(room: number): ResourceLift {
  let resources: Part[] | undefined
  let links: JsonValue[] | undefined
  const isFull = (): boolean => (resources?.length ?? 0) + (links === undefined ? 0 : 1) >= room

  function replace(block: JsonObject): JsonValue | undefined {
    if (block.type === 'resource' && isJsonObject(block.resource)) {
      if (isFull()) return undefined
      resources ??= []
      resources.push(resourcePart(block.resource))
      return { ...block, resource: named(block.resource) }
    }
    if (block.type !== 'resource_link' || (links === undefined && isFull())) return undefined
    links ??= []
    links.push(block)
    return { type: 'resource_link', ...named(block) }
  }

  return {
    replace,
    extra: () => [...(resources ?? []), ...(links === undefined ? [] : [linksPart(links)])],
  }
}

/** The contents of one resource, from the resource itself. */
export function resourcePart(contents: JsonObject): Part {
  return { message: 'resource', content: contents, unit: unitOf('resource', contents.uri) }
}

/** What a server says it has on offer, as in the answer to resources/list. */
function linksPart(links: readonly JsonValue[]): Part {
  return {
    message: 'resource-list',
    content: links,
    about: ['server-description'],
    subject: [{ role: 'server' }],
  }
}

function named({ uri }: JsonObject): JsonObject {
  return uri === undefined ? {} : { uri }
}
