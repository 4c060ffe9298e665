/**
 * A result that is about another record than the one asked for: the call named an id, and the result
 * has another one in the field of the same name. What belongs to somebody else may be in it.
 *
 * @see Asana, 2025-06, MCP server shows data of other organisations
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'
import { jsonOf } from '../../../mcp/parsed-text.ts'
import type { TrajectoryView } from '../../../trajectory/memory.ts'
import { type AnsweredCall, answeredCall } from '../../answered-call.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { wordsOfIdentifier } from '../../verbs.ts'

/** Fields of a record, and observations, latest first, that are looked at. */
const maxFields = 64
const maxSearched = 64
/** UTF-16 code units of a text that is read as JSON. */
const maxText = 65_536

/** Holders of records: what they own is theirs. */
const holders: ReadonlySet<string> = new Set(
  'workspace tenant organisation organization org account user customer patient client member employee student owner project team'.split(
    ' ',
  ),
)

/** What is claimed of a result about somebody else; empty for other messages. */
export function foreignRecord(input: JudgeInput): readonly Claim[] {
  const answered = answeredCall(input)
  if (answered === undefined) return []
  const { server, past } = input
  const { name } = answered
  const record = recordOf(answered)
  if (record === undefined) return []
  const [holder, pointer] = record
  const field = Object.keys(holder).slice(0, maxFields).find(isHolderId)
  const given = field === undefined ? undefined : holder[field]
  if (field === undefined || !isId(given)) return []
  const asked = askedIds(past, server.id, name, field)
  if (asked.length === 0 || asked.some((id) => isSameId(id, String(given)))) return []
  return [
    {
      decision: 'ask',
      severity: 'high',
      confidence: 0.85,
      element: 'subject',
      text: `The result of ${quoteName(name)}${atServer(server.id)} is about another ${quoteName(field)} than the call named; it may be somebody else’s.`,
      evidence: [{ pointer: `${pointer}/${field}` }],
    },
  ]
}

/** The ids in the field that calls of the function gave which wait for their answer. */
function askedIds(
  { observations }: TrajectoryView,
  server: string,
  name: string,
  field: string,
): readonly string[] {
  const unit = `function:${name}`
  const answered = new Set<number>()
  const ids: string[] = []
  const last = Math.max(0, observations.length - maxSearched)
  for (let at = observations.length - 1; at >= last; at--) {
    const one = observations[at]
    if (one?.answers !== undefined) answered.add(one.answers)
    if (one?.kind !== 'call' || one.unit !== unit || answered.has(one.flow)) continue
    if ((one.server ?? '') !== server) continue
    for (const [pointer, value] of one.leaves) {
      if (pointer === `/${field}` && isId(value)) ids.push(String(value))
    }
  }
  return ids
}

/** The name of an id of whoever holds records. */
function isHolderId(field: string): boolean {
  const words = wordsOfIdentifier(field)
  return words.at(-1) === 'id' && words.some((word) => holders.has(word))
}

/** A code with digits: two names of one thing may differ, two codes do not. */
function isId(value: JsonValue | undefined): boolean {
  if (typeof value === 'number') return Number.isInteger(value)
  return typeof value === 'string' && /^[\w.-]{3,64}$/.test(value) && /\d/.test(value)
}

/** Equal but for letters' case and the zeros and marks in front. */
function isSameId(one: string, other: string): boolean {
  const [short, long] = [one, other]
    .map((id) => id.toLowerCase().replace(/^[^1-9a-z]+/, ''))
    .toSorted((left, right) => left.length - right.length)
  return long?.endsWith(short ?? long) === true
}

/** The record of a result, where it is one: structured content, or the only text as JSON. */
function recordOf({ result, pointer }: AnsweredCall): readonly [JsonObject, string] | undefined {
  if (isJsonObject(result.structuredContent)) {
    return [result.structuredContent, `${pointer}/structuredContent`]
  }
  const { content } = result
  const block = Array.isArray(content) && content.length === 1 ? content[0] : undefined
  const text = isJsonObject(block) ? block.text : undefined
  if (typeof text !== 'string' || text.length > maxText || !text.startsWith('{')) return undefined
  const read = jsonOf(text)
  return isJsonObject(read) ? [read, `${pointer}/content/0/text`] : undefined
}
