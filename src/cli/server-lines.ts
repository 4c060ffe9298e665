/** Records of servers in lines for a person; names come from servers and are cleaned. */
import { isObject, parseObject } from '../log/checkpoint.ts'
import type { KnownTool, ServerRecord } from '../state/records.ts'
import { toMinute } from './short-time.ts'
import { tableLines } from './table.ts'
import { paint, plain, type Terminal, wrap } from './terminal.ts'

/** Columns from which on there is room for all of a record. */
const wideFrom = 120

/** The record in `value`, under the key that it is stored at; undefined where it is none. */
export function readServer(key: string, value: string): ServerRecord | undefined {
  const record = parseObject(value)
  if (record === undefined || !Array.isArray(record.tools)) return undefined
  const texts = [record.origin, record.firstSeen, record.lastSeen]
  if (texts.some((text) => typeof text !== 'string') || !record.tools.every(isTool)) {
    return undefined
  }
  return { ...(record as unknown as ServerRecord), id: key }
}

/** Whether a tool has the parts that are shown: the store may have been written by another hand. */
function isTool(tool: unknown): tool is KnownTool {
  if (!isObject(tool)) return false
  const { name, digest, firstSeen, changed } = tool
  if ([name, digest, firstSeen].some((text) => typeof text !== 'string')) return false
  return changed === undefined || (isObject(changed) && Array.isArray(changed.parts))
}

/** The servers as a table, in the order given. */
export function serversLines(
  terminal: Terminal,
  records: readonly ServerRecord[],
): readonly string[] {
  if (records.length === 0) return ['no server has been seen yet']
  const isWide = terminal.width >= wideFrom
  const headings = ['id', 'tools', 'changed', 'last seen', ...(isWide ? ['claims', 'origin'] : [])]
  const rows = records.map((record) => [
    plain(record.id, isWide ? 32 : 36),
    String(record.tools.length),
    String(record.tools.filter((tool) => tool.changed !== undefined).length),
    toMinute(record.lastSeen),
    ...(isWide ? [plain(claimOf(record), 32), plain(record.origin, 200)] : []),
  ])
  return tableLines(terminal, headings, rows)
}

/** One server with its tools and what has changed since they were first seen. */
export function serverLines(terminal: Terminal, record: ServerRecord): readonly string[] {
  const facts: readonly (readonly [string, string])[] = [
    ['origin', record.origin],
    ['claims to be', claimOf(record)],
    ['first seen', toMinute(record.firstSeen)],
    ['last seen', toMinute(record.lastSeen)],
  ]
  const isWide = terminal.width >= wideFrom
  const rows = record.tools.map((tool) => [
    plain(tool.name, isWide ? 48 : 28),
    toMinute(tool.firstSeen).slice(0, 10),
    plain(tool.version ?? '-', 16),
    ...(isWide ? [tool.digest.slice(0, 8)] : []),
    changeOf(tool),
  ])
  const headings = ['tool', 'first seen', 'version', ...(isWide ? ['digest'] : []), 'since then']
  return [
    paint(terminal, 'bold', plain(record.id, terminal.width)),
    ...facts.flatMap(([name, text]) =>
      wrap(plain(text, 300), terminal.width - 14).map(
        (line, index) => `${paint(terminal, 'dim', (index === 0 ? name : '').padEnd(14))}${line}`,
      ),
    ),
    '',
    ...(rows.length === 0 ? ['no tool of it has been seen'] : tableLines(terminal, headings, rows)),
  ]
}

function claimOf({ claimedName, claimedVersion }: ServerRecord): string {
  return [claimedName, claimedVersion].filter((text) => text !== undefined).join(' ') || '-'
}

/** `unchanged`, or the changed parts with day and version. */
function changeOf({ changed }: KnownTool): string {
  if (changed === undefined) return 'unchanged'
  const parts = changed.parts.map((part) => plain(String(part), 24)).join(', ')
  const version = changed.version === undefined ? '' : `, version ${plain(changed.version, 16)}`
  return `changed: ${parts || 'definition'} (${toMinute(String(changed.at)).slice(0, 10)}${version})`
}
