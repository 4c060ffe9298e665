/**
 * What a model wrote -> an annotation of every flow, or why it is none. Models wrap, rename and
 * leave out; an annotation that contradicts who sent a flow, or misses one, is not taken.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { PaperFlow } from './paper-flow.ts'

/** Code units that are looked at. */
const maxReply = 131_072
const maxWords = 200
const endOfThought = '</think>'

/** One annotation for each of the flows that were `asked` about; undefined where the reply is not that. */
export function annotationOf(
  text: string,
  asked: readonly Pick<PaperFlow, 'from' | 'to'>[],
): readonly PaperFlow[] | undefined {
  const shown = text.slice(0, maxReply)
  const thought = shown.lastIndexOf(endOfThought)
  const items = listIn(thought === -1 ? shown : shown.slice(thought + endOfThought.length))
  if (items === undefined || items.length !== asked.length) return undefined
  const found: (PaperFlow | undefined)[] = asked.map(() => undefined)
  for (const [index, item] of items.entries()) {
    if (!isJsonObject(item)) return undefined
    const at = numberOf(item, index, asked.length)
    const given = asked[at]
    const words = given === undefined ? undefined : wordsOf(item, given)
    if (words === undefined || found[at] !== undefined) return undefined
    found[at] = words
  }
  return found.every((one) => one !== undefined) ? found : undefined
}

/** The list of annotations: an object's member `flows`, or the list itself, whatever is around it. */
function listIn(text: string): readonly JsonValue[] | undefined {
  for (const [open, close] of [
    ['{', '}'],
    ['[', ']'],
  ] as const) {
    const from = text.indexOf(open)
    const to = text.lastIndexOf(close)
    const value = from === -1 || to < from ? undefined : parsed(text.slice(from, to + 1))
    const list = isJsonObject(value) ? (value.flows ?? value.trajectory) : value
    if (Array.isArray(list)) return list as readonly JsonValue[]
  }
  return undefined
}

/** The place that an annotation is of: the one it states, counted from 0, else its own. */
function numberOf({ flow, step, seq }: JsonObject, index: number, count: number): number {
  const stated = [flow, step, seq].find((one) => typeof one === 'number')
  return typeof stated === 'number' && Number.isInteger(stated) && stated >= 0 && stated < count
    ? stated
    : index
}

function wordsOf(item: JsonObject, asked: Pick<PaperFlow, 'from' | 'to'>): PaperFlow | undefined {
  const from = lineOf(item.from ?? item.sender)
  const to = lineOf(item.to ?? item.recipient ?? item.receiver)
  const type = lineOf(item.type ?? item.information_type ?? item.informationType)
  const principle = lineOf(item.principle ?? item.transmission_principle)
  if (from === undefined || to === undefined) return undefined
  if (roleOf(from) !== roleOf(asked.from) || roleOf(to) !== roleOf(asked.to)) return undefined
  // Who sent what to whom is known; only its kind and its terms are the model's to say.
  return type === undefined || principle === undefined ? undefined : { ...asked, type, principle }
}

type Role = 'user' | 'client' | 'server'

/** Whose words a party is named with; a name of its own is that of a function or server. */
function roleOf(words: string): Role {
  if (/^(?:the )?(?:end[- ])?user\b/i.test(words)) return 'user'
  return /^(?:the )?(?:mcp[- ])?(?:client|assistant|agent|host|ai\b)/i.test(words)
    ? 'client'
    : 'server'
}

/** A short text on one line; undefined where there is none. */
function lineOf(value: JsonValue | undefined): string | undefined {
  const text = Array.isArray(value) ? value.join(', ') : value
  if (typeof text !== 'string') return undefined
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim()
  return line === '' || line.length > maxWords ? undefined : line
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    // No JSON after all, or JSON that was cut off.
    return undefined
  }
}
