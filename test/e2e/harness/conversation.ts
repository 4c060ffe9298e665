/** A recorded conversation in a form that two runs can be compared by. */
import { linesOf, type TapRecord } from './tap-record.ts'

/** Messages of one direction: what answers what by id, notifications in order per request. */
export interface Direction {
  readonly requests: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<string, string>>
  /** By method, and by the request that they are about. */
  readonly notifications: Readonly<Record<string, readonly string[]>>
}

export interface Conversation {
  readonly towardsServer: Direction
  readonly towardsHost: Direction
}

/**
 * The conversation that a tap recorded, with times and random ids masked.
 *
 * @param folder path that differs from run to run
 */
export function conversation(record: TapRecord, folder: string): Conversation {
  return {
    towardsServer: direction(linesOf(record.in), folder),
    towardsHost: direction(linesOf(record.out), folder),
  }
}

interface AnyMessage {
  readonly id?: string | number
  readonly method?: string
  readonly params?: {
    readonly progressToken?: string | number
    readonly requestId?: string | number
    readonly uri?: string
  }
}

function direction(lines: readonly string[], folder: string): Direction {
  const requests: Record<string, string> = {}
  const answers: Record<string, string> = {}
  const notifications: Record<string, string[]> = {}
  for (const line of lines) {
    const message = JSON.parse(line) as AnyMessage
    const text = masked(line, folder)
    const id = JSON.stringify(message.id)
    if (message.method === undefined) keep(answers, id, text)
    else if (message.id !== undefined) keep(requests, id, text)
    else {
      const { progressToken, requestId, uri } = message.params ?? {}
      const about = progressToken ?? requestId ?? uri ?? ''
      const key = `${message.method} ${about}`
      notifications[key] = [...(notifications[key] ?? []), text]
    }
  }
  return { requests, answers, notifications }
}

/** Two messages under one id must not hide each other. */
function keep(table: Record<string, string>, id: string, text: string): void {
  table[id] = table[id] === undefined ? text : `${table[id]}\n${text}`
}

const masks: readonly (readonly [RegExp, string])[] = [
  [/"blob":"([\w+/=]+)"/g, '<blob>'],
  [/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi, '<uuid>'],
  [/\b[\da-f]{32}\b/g, '<task>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>'],
  [/\b\d{1,2}:\d\d:\d\d\s?[AP]M/g, '<clock>'],
  [/\w{3} \w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4}(?: \([^)]*\))?/g, '<date>'],
  // Log messages of server-everything are picked at random.
  [/"level":"\w+","data":"\w+[- ]level[- ]message"/g, '<random log message>'],
]

function masked(line: string, folder: string): string {
  let text = line.replaceAll(JSON.stringify(folder).slice(1, -1), '<folder>')
  for (const [pattern, name] of masks) {
    text = text.replace(pattern, (whole, blob: unknown) =>
      name === '<blob>' && typeof blob === 'string' ? blobText(blob, whole) : name,
    )
  }
  return text
}

/** Text in base64 holds times too. */
function blobText(blob: string, whole: string): string {
  const text = Buffer.from(blob, 'base64').toString('utf8')
  return /^[\x20-\x7e\s\u202f]*$/.test(text) ? `"blob-text":${JSON.stringify(text)}` : whole
}
