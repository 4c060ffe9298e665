/**
 * Values that recognisers found in recorded dialogues, a sample of each type for a person to judge:
 * twenty distinct ones, drawn with a fixed seed from odd places of each set. Prints Markdown.
 *
 *     MCIP_DATA=<folder> npx tsx scripts/sample-recognised.ts [--type person-name]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { leavesOf } from '../src/flow/leaves.ts'
import { recognise } from '../src/flow/recognise/recognise.ts'
import { randomNumbers } from './bench/audit-records.ts'

const { values: options } = parseArgs({ options: { type: { type: 'string' } } })
const data = process.env.MCIP_DATA
if (data === undefined) {
  process.stderr.write('MCIP_DATA names no folder with the recorded dialogues\n')
  process.exit(2)
}

/** Records of one set, distinct values of a type, and UTF-16 code units of a leaf that are looked at. */
const most = { records: 160, values: 20, text: 3_000 }
const beside = { before: 45, within: 60, behind: 30 }

interface Message {
  readonly role?: string
  readonly content?: unknown
}

const found = new Map<string, Map<string, string>>()
const gold = join(data, 'gold')
for (const name of readdirSync(gold).sort()) {
  const lines = gunzipSync(readFileSync(join(gold, name)))
    .toString('utf8')
    .trim()
    .split('\n')
  const odd = lines.filter((_, at) => at % 2 === 1).slice(0, most.records)
  for (const line of odd) take((JSON.parse(line) as { messages?: readonly Message[] }).messages)
}
const random = randomNumbers(7)
for (const [type, texts] of [...found].sort(([one], [other]) => one.localeCompare(other))) {
  if (options.type !== undefined && options.type !== type) continue
  const left = [...texts.values()]
  process.stdout.write(`\n## ${type}: ${left.length} distinct values\n\n`)
  for (let taken = 0; taken < most.values && left.length > 0; taken++) {
    const [one] = left.splice(Math.floor(random() * left.length), 1)
    process.stdout.write(`${taken + 1}. ${one}\n`)
  }
}

function take(messages: readonly Message[] = []): void {
  for (const { role, content } of messages) {
    if (role === 'system' || typeof content !== 'string') continue
    for (const { field, value } of leavesOf(content)) {
      if (typeof value !== 'string') continue
      const text = value.slice(0, most.text)
      for (const span of recognise(text)) note(span.type, text, span, field)
    }
  }
}

function note(
  type: string,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  field: string,
): void {
  const known = found.get(type) ?? new Map<string, string>()
  found.set(type, known)
  const value = text.slice(start, end)
  if (known.has(value)) return
  const around = [
    text.slice(Math.max(0, start - beside.before), start),
    `«${value.slice(0, beside.within)}»`,
    text.slice(end, end + beside.behind),
  ]
  known.set(value, `${field} | ${around.join('').replace(/\s+/g, ' ')}`)
}
