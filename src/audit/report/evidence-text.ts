/** What stands at the place that a finding points to: a piece of the record, short enough to show. */
import type { Evidence } from '../../guardian/verdict.ts'
import { isJsonObject, type JsonValue } from '../../mcp/json.ts'
import { at } from '../../mcp/pointer.ts'
import { serialise } from '../../mcp/serialise.ts'
import type { AuditRecord, ChatRecord, MciRecord } from '../record.ts'

/** UTF-16 code units of a piece, and of what is shown of its surroundings. */
const maxPiece = 160
const around = 40

/** The place as a pointer from the record: definitions of functions stand beside its messages. */
export function evidencePath({ kind }: AuditRecord, { message, pointer }: Evidence): string {
  if (kind === 'mci') return `/flows/${message}${pointer}`
  return /^\/(?:tools|functions)(?:\/|$)/.test(pointer) ? pointer : `/messages/${message}${pointer}`
}

/** The piece, uncleaned: whoever shows it makes it safe. Undefined where nothing stands there. */
export function evidenceText(record: AuditRecord, evidence: Evidence): string | undefined {
  const value = record.kind === 'chat' ? inChat(record, evidence) : inMci(record, evidence)
  if (value === undefined) return undefined
  const isText = typeof value === 'string'
  return piece(isText ? value : serialise(value), isText ? evidence.span : undefined)
}

function piece(text: string, span: Evidence['span']): string {
  const start = Math.max(0, (span?.[0] ?? around) - around)
  const end = Math.min(text.length, (span?.[1] ?? maxPiece) + around, start + maxPiece)
  return `${start === 0 ? '' : '…'}${text.slice(start, end)}${end === text.length ? '' : '…'}`
}

function inChat(record: ChatRecord, { message, pointer }: Evidence): JsonValue | undefined {
  for (const tool of record.tools) {
    const below = belowOf(pointer, tool.pointer)
    if (below === undefined) continue
    const { name, description, inputSchema } = tool
    if (below === '') return description ?? name
    const definition = { name, ...(description === undefined ? {} : { description }) }
    return at(
      inputSchema === undefined ? definition : { ...definition, parameters: inputSchema },
      below,
    )
  }
  const found = record.messages[message]
  if (found === undefined) return undefined
  for (const call of found.calls) {
    const below = belowOf(pointer, call.pointer)
    if (below === '') return call.text
    if (below !== undefined) return at(call.arguments ?? null, below)
  }
  const below = belowOf(pointer, found.pointer)
  if (below === '') return found.text
  return below === undefined ? undefined : at(parsed(found.text) ?? null, below)
}

/** Parts of a message that are a flow's content. */
const contents = ['', '/params/arguments', '/result/tools', '/result', '/params']

function inMci({ trajectory }: MciRecord, { message, pointer }: Evidence): JsonValue | undefined {
  const content = trajectory.flows.find(({ seq }) => seq === message)?.content
  if (content === undefined) return undefined
  for (const root of contents) {
    const below = belowOf(pointer, root)
    const value = below === undefined ? undefined : at(content as JsonValue, below)
    if (value !== undefined) return value
  }
  return undefined
}

/** What `pointer` says below `root`; undefined where it points elsewhere. */
function belowOf(pointer: string, root: string): string | undefined {
  if (!pointer.startsWith(root)) return undefined
  const below = pointer.slice(root.length)
  return below === '' || below.startsWith('/') ? below : undefined
}

function parsed(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text)
    return isJsonObject(value) || Array.isArray(value) ? value : undefined
  } catch {
    // Prose, which nothing points into.
    return undefined
  }
}
