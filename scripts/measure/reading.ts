/**
 * Whether every record of the data sets is read: a table of records read against the counts that
 * the sets were published with.
 *
 *     MCIP_DATA=... tsx scripts/measure/reading.ts
 */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readFiles } from '../../src/audit/read-files.ts'
import { readRecord } from '../../src/audit/readers/read-record.ts'
import { McipError } from '../../src/errors.ts'

/** Records of each file, as the sets' own description counts them. */
const dialogues: Readonly<Record<string, number>> = {
  'gold/glaive.jsonl.gz': 264,
  'gold/toolace.jsonl.gz': 112,
  'gold/apibank.jsonl.gz': 261,
  'gold/tooltalk.jsonl.gz': 78,
  'gold/star.jsonl.gz': 1500,
  'gold/taskmaster4.jsonl.gz': 300,
  'gold/sgd.jsonl.gz': 2000,
  'gold/toolbench.jsonl.gz': 13,
  'gold/functionchat-ko.jsonl.gz': 45,
  'gold/bfcl-multi-turn.jsonl.gz': 601,
  'gold/tau-ground-truth.jsonl.gz': 636,
  'gold/agentdyn-shopping-benign.jsonl.gz': 289,
  'attack/agentdyn-shopping-succeeded.jsonl.gz': 160,
  'attack/agentdyn-shopping-resisted.jsonl.gz': 160,
  'attack/privacylens.jsonl.gz': 484,
}

/** Tool sets, no record of which is a dialogue. */
const toolSets: Readonly<Record<string, number>> = {
  'tools/benign-toucan.jsonl.gz': 1918,
  'tools/malicious-msb.jsonl.gz': 33,
  'tools/overprivileged-asb.jsonl.gz': 420,
  'tools/malicious-cisco-mcpsecbench.jsonl.gz': 154,
}

interface Count {
  readonly file: string
  readonly expected: number
  readonly read: number
  readonly messages: number
  readonly calls: number
  /** Calls whose arguments are no JSON. */
  readonly unparsed: number
  /** Records by the code of their fault. */
  readonly faults: ReadonlyMap<string, number>
}

/** The Markdown section for the files that `data` holds. */
export async function readingSection(data: string): Promise<string> {
  const read = await countAll(data, dialogues)
  const refused = await countAll(data, toolSets)
  const isComplete = read.every((count) => count.read === count.expected)
  const missing = Object.keys({ ...dialogues, ...toolSets }).filter(
    (file) => !existsSync(join(data, file)),
  )
  const areNamed = refused.every(
    ({ faults, expected }) => faults.get('audit.not-a-dialogue') === expected,
  )
  return `## Reading

${isComplete ? 'Every record of these files is read.' : 'NOT every record is read.'}${missing.length === 0 ? '' : ` Not there: ${missing.join(', ')}.`}

| file | records | read | messages | calls | calls whose arguments are no JSON | errors |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
${read.map(row).join('\n')}

Tool sets: ${areNamed ? 'every record gets' : 'NOT every record gets'} \`audit.not-a-dialogue\`.

| file | records | read | errors |
| --- | ---: | ---: | --- |
${refused.map((count) => `| ${name(count)} | ${count.expected} | ${count.read} | ${faultsOf(count)} |`).join('\n')}
`
}

async function countAll(
  data: string,
  files: Readonly<Record<string, number>>,
): Promise<readonly Count[]> {
  const counts: Count[] = []
  for (const [file, expected] of Object.entries(files)) {
    if (existsSync(join(data, file))) counts.push(await countOf(join(data, file), expected))
  }
  return counts
}

async function countOf(file: string, expected: number): Promise<Count> {
  const faults = new Map<string, number>()
  const count = { read: 0, messages: 0, calls: 0, unparsed: 0 }
  for await (const found of readFiles([file])) {
    try {
      if ('error' in found) throw found.error
      const record = readRecord(found.text)
      count.read++
      if (record.kind !== 'chat') continue
      const calls = record.messages.flatMap((message) => message.calls)
      count.messages += record.messages.length
      count.calls += calls.length
      count.unparsed += calls.filter((call) => call.arguments === undefined).length
    } catch (fault) {
      if (!(fault instanceof McipError)) throw fault
      faults.set(fault.code, (faults.get(fault.code) ?? 0) + 1)
    }
  }
  return { file, expected, ...count, faults }
}

function row(count: Count): string {
  const { expected, read, messages, calls, unparsed } = count
  return `| ${name(count)} | ${expected} | ${read} | ${messages} | ${calls} | ${unparsed} | ${faultsOf(count)} |`
}

function name({ file }: Count): string {
  return basename(file, '.jsonl.gz')
}

function faultsOf({ faults }: Count): string {
  return Array.from(faults, ([code, times]) => `${times} \`${code}\``).join(', ') || 'none'
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const data = process.env.MCIP_DATA
  process.stdout.write(
    data === undefined
      ? 'skipped: set MCIP_DATA to the folder of data sets\n'
      : await readingSection(data),
  )
}
