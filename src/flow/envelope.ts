/**
 * Members with which MCP packs content: they say how a block is read and are no information about
 * anyone. Known by the whole shape of the object, so that a server's own field of the same name
 * stays a field.
 *
 * @see MCP 2026-07-28, Tools, Tool Result; Resources, Resource Contents; Prompts, Data Types
 */
import type { JsonObject } from '../mcp/json.ts'

/** The member that a block of each type carries. */
const carried: ReadonlyMap<string, string> = new Map([
  ['text', 'text'],
  ['image', 'data'],
  ['audio', 'data'],
  ['resource', 'resource'],
  ['resource_link', 'uri'],
])

const packingOfBlock: ReadonlySet<string> = new Set(['type', 'mimeType', 'annotations', '_meta'])
const packingOfContents: ReadonlySet<string> = new Set(['mimeType', 'annotations', '_meta'])
const packingOfResult: ReadonlySet<string> = new Set(['isError', '_meta', 'resultType'])
/** Of a message to or from a model. @see MCP 2026-07-28, Prompts, Data Types; Sampling */
const packingOfMessage: ReadonlySet<string> = new Set(['role', 'stopReason', '_meta'])
const membersOfMessage: ReadonlySet<string> = new Set([...packingOfMessage, 'content', 'model'])
const none: ReadonlySet<string> = new Set()

const membersOfTextBlock: ReadonlySet<string> = new Set([...packingOfBlock, 'text'])
const membersOfContents: ReadonlySet<string> = new Set([
  ...packingOfContents,
  'uri',
  'name',
  'title',
  'text',
  'blob',
])

/** What of an object is packing. */
export interface Packing {
  /** Members that carry no information. */
  readonly hidden: ReadonlySet<string>
  /** Members that hold information, though their own name says nothing of it. */
  readonly unnamed: ReadonlySet<string>
}

const noPacking: Packing = { hidden: none, unnamed: none }
const ofText: Packing = { hidden: packingOfBlock, unnamed: new Set(['text']) }
const ofBlock: Packing = { hidden: packingOfBlock, unnamed: none }
const ofContents: Packing = { hidden: packingOfContents, unnamed: new Set(['text']) }
const ofMessage: Packing = { hidden: packingOfMessage, unnamed: none }
const ofResult: Packing = {
  hidden: packingOfResult,
  unnamed: new Set(['content', 'structuredContent']),
}

/**
 * The packing of `holder`, whose members are `names`.
 *
 * @param isRoot whether it is the whole content, as the result of a call is
 */
export function packingOf(holder: JsonObject, names: readonly string[], isRoot: boolean): Packing {
  if (isMessage(holder, names)) return ofMessage
  if (isRoot && Array.isArray(holder.content) && holder.content.every(isBlock)) return ofResult
  const { type } = holder
  if (type === 'text') {
    const isText = typeof holder.text === 'string' && isOnly(names, membersOfTextBlock)
    return isText ? ofText : noPacking
  }
  if (typeof type === 'string') return isBlock(holder) ? ofBlock : noPacking
  const isContents =
    typeof holder.uri === 'string' &&
    (typeof holder.text === 'string' || typeof holder.blob === 'string') &&
    isOnly(names, membersOfContents)
  return isContents ? ofContents : noPacking
}

function isMessage({ role, content }: JsonObject, names: readonly string[]): boolean {
  if (typeof role !== 'string' || !isOnly(names, membersOfMessage)) return false
  return Array.isArray(content) ? content.every(isBlock) : isBlock(content)
}

function isBlock(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { type } = value as JsonObject
  const member = typeof type === 'string' ? carried.get(type) : undefined
  return member !== undefined && Object.hasOwn(value, member)
}

function isOnly(names: readonly string[], known: ReadonlySet<string>): boolean {
  return names.every((name) => known.has(name))
}
