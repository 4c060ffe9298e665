/** Dialogues that are one text, each turn begun by the name of who speaks. */
import type { JsonValue } from '../../mcp/json.ts'
import type { RecordFormat } from '../record.ts'
import { malformed } from './malformed.ts'

export type Speaker = 'system' | 'user' | 'assistant' | 'call' | 'response'

export interface Turn {
  readonly speaker: Speaker
  readonly text: string
}

const speakers: ReadonlyMap<string, Speaker> = new Map([
  ['system', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['function call', 'call'],
  ['function response', 'response'],
  ['function result', 'response'],
  ['function return', 'response'],
  ['tool response', 'response'],
  ['tool result', 'response'],
  ['observation', 'response'],
  ['tool', 'response'],
])

const names =
  'system|user|human|assistant|function[ _](?:call|response|result|return)|tool[ _](?:response|result)|observation|tool'
const atLineStart = new RegExp(`^[ \\t]{0,8}(?:\\*\\*)?(${names})(?:\\*\\*)?:(?:\\*\\*)?`, 'gim')
const withinLine = new RegExp(`(?:^|\\s|<\\|endoftext\\|>)(${names.toUpperCase()}):(?=\\s|$)`, 'g')
const endOfText = /<\|endoftext\|>/g

/**
 * The turns of `text`, in order, trimmed, without marks of the text's end; what stands before the
 * first name is the system's. None where no speaker is named. Linear.
 *
 * A name counts at the start of a line; in a text that is written in one go, names in capitals
 * count anywhere.
 */
export function splitTurns(text: string): readonly Turn[] {
  const lines = [...text.matchAll(atLineStart)]
  const marks = lines.length > 1 ? lines : longer(lines, [...text.matchAll(withinLine)])
  const [first] = marks
  if (first === undefined) return []
  const turns = marks.map((mark, index) =>
    turn(mark[1] ?? '', text.slice(mark.index + mark[0].length, marks[index + 1]?.index)),
  )
  const before = turn('system', text.slice(0, first.index))
  return before.text === '' ? turns : [before, ...turns]
}

function longer<Item>(first: readonly Item[], second: readonly Item[]): readonly Item[] {
  return second.length > first.length ? second : first
}

function turn(name: string, text: string): Turn {
  const speaker = speakers.get(name.toLowerCase().replace('_', ' ')) ?? 'system'
  return { speaker, text: text.replace(endOfText, ' ').trim() }
}

/**
 * The turn that the member `system` of a row is; none where it is absent or null.
 *
 * @throws McipError `audit.malformed-record`
 */
export function systemTurn(system: JsonValue | undefined, format: RecordFormat): readonly Turn[] {
  if (system === undefined || system === null) return []
  if (typeof system !== 'string') throw malformed(format, '/system', 'a text', system)
  return [{ speaker: 'system', text: system.replace(/^\s{0,80}SYSTEM:/, '').trim() }]
}
