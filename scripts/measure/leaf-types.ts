/**
 * What the leaf values of recorded dialogues are about: a table of information types by data set,
 * over the arguments of calls and what servers return.
 *
 *     MCIP_DATA=... tsx scripts/measure/leaf-types.ts
 */
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import { typeOfFieldName } from '../../src/flow/field-name.ts'
import type { InformationType } from '../../src/flow/flow.ts'
import { hintsOfFunction } from '../../src/flow/hints.ts'
import { typesOfLeaf } from '../../src/flow/leaf-types.ts'
import { type Leaf, leavesOf } from '../../src/flow/leaves.ts'
import type { JsonValue } from '../../src/mcp/json.ts'
import { readToolSets } from './tool-sets.ts'

interface RecordedCall {
  readonly id?: string
  readonly function?: { readonly name?: string; readonly arguments?: unknown }
}

interface RecordedMessage {
  readonly role?: string
  readonly content?: unknown
  readonly tool_call_id?: string
  readonly tool_calls?: readonly RecordedCall[]
}

/** Leaf values of a set by the type that each is counted under: its most harmful one. */
export interface LeafTally {
  readonly set: string
  readonly records: number
  readonly leaves: number
  readonly byType: ReadonlyMap<InformationType, number>
}

/** The Markdown section; the dictionary of names was written with an eye on the even records. */
export async function leafTypesSection(data: string): Promise<string> {
  const folder = join(data, 'gold')
  const tallies: LeafTally[] = []
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.jsonl.gz')) tallies.push(await tallyOf(join(folder, file), 1))
  }
  const names = await parameterNames(join(data, 'tools'))
  return [
    '## Information types of leaf values',
    '',
    'Arguments of calls and what servers return, held-out records only (odd index from 0); a leaf is counted under its most harmful type.',
    '',
    table(tallies),
    '',
    `Names of parameters of advertised tools (${names.all}, ${names.distinct} different): no type by name alone for ${percent(names.unknown, names.all)} of all, ${percent(names.unknownDistinct, names.distinct)} of the different ones.`,
    '',
  ].join('\n')
}

/** @param parity 0 for the records at even places of the file, 1 for those at odd ones */
export async function tallyOf(
  file: string,
  parity: 0 | 1,
  see: (leaf: Leaf, types: readonly InformationType[]) => void = () => undefined,
): Promise<LeafTally> {
  const byType = new Map<InformationType, number>()
  let leaves = 0
  let records = 0
  let index = 0
  for await (const line of createInterface(createReadStream(file).pipe(createGunzip()))) {
    if (index++ % 2 !== parity) continue
    records++
    const { messages } = JSON.parse(line) as { messages?: readonly RecordedMessage[] }
    const called = new Map<string | undefined, string>()
    for (const message of messages ?? []) {
      for (const call of message.tool_calls ?? []) called.set(call.id, call.function?.name ?? '')
      const hintOf = hintsOfFunction(called.get(message.tool_call_id) ?? '')
      for (const leaf of leavesOfMessage(message)) {
        const types = typesOfLeaf(leaf, hintOf(leaf))
        const first = types[0] ?? 'other'
        byType.set(first, (byType.get(first) ?? 0) + 1)
        leaves++
        see(leaf, types)
      }
    }
  }
  return { set: basename(file, '.jsonl.gz'), records, leaves, byType }
}

function leavesOfMessage({ role, content, tool_calls }: RecordedMessage): readonly Leaf[] {
  if (role === 'tool' && typeof content === 'string') {
    return leavesOf({ content: [{ type: 'text', text: content }] })
  }
  return (tool_calls ?? []).flatMap((call) => leavesOf(parsed(call.function?.arguments)))
}

function parsed(given: unknown): JsonValue | undefined {
  if (typeof given !== 'string') return given as JsonValue | undefined
  try {
    return JSON.parse(given) as JsonValue
  } catch {
    // Arguments that were cut upstream are text.
    return given
  }
}

/** How many parameter names of the tool sets in `folder` say what their values are about. */
async function parameterNames(folder: string): Promise<{
  readonly all: number
  readonly distinct: number
  readonly unknown: number
  readonly unknownDistinct: number
}> {
  const counts = new Map<string, number>()
  for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
    for await (const { tools } of readToolSets(join(folder, file))) {
      for (const name of tools.flatMap(namesOfTool)) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const unknown = [...counts].filter(([name]) => typeOfFieldName(name) === undefined)
  return {
    all: sum([...counts.values()]),
    distinct: counts.size,
    unknown: sum(unknown.map(([, count]) => count)),
    unknownDistinct: unknown.length,
  }
}

function namesOfTool(tool: unknown): readonly string[] {
  const schema = (tool as { inputSchema?: { properties?: object } | null } | null)?.inputSchema
  return Object.keys(schema?.properties ?? {})
}

function table(tallies: readonly LeafTally[]): string {
  const shown = tallies.map(({ set, records, leaves, byType }) => {
    const main = [...byType]
      .filter(([type]) => type !== 'other')
      .sort(([, left], [, right]) => right - left)
      .map(([type, count]) => `${type} ${percent(count, leaves)}`)
    const rest = `**${percent(byType.get('other') ?? 0, leaves)}**`
    return `| ${set} | ${records} | ${leaves} | ${rest} | ${main.join(', ')} |`
  })
  return [
    '| set | records | leaf values | other | by type |',
    '|---|--:|--:|--:|---|',
    ...shown,
  ].join('\n')
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)}%`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const data = process.env.MCIP_DATA
  if (data === undefined) console.error('skipped: MCIP_DATA names no folder with development data')
  else process.stdout.write(await leafTypesSection(data))
}
