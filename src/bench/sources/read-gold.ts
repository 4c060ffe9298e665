/**
 * Gold of any format that `mcip audit` reads, a flow log, or the original folder of BFCL ->
 * dialogues; what is malformed is named.
 */
import { basename } from 'node:path'
import { type FileRecord, readFiles } from '../../audit/read-files.ts'
import { readRecord } from '../../audit/readers/read-record.ts'
import type { AuditRecord } from '../../audit/record.ts'
import { McipError } from '../../errors.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { benchmarkClassOfLabel } from '../../risk/labels.ts'
import type { Dialogue } from '../dialogue.ts'
import { dialogueOf } from '../dialogue-of.ts'
import { dialogueOfFlows, type UnfitFlows } from '../dialogue-of-flows.ts'
import type { BfclAnswer } from '../evaluate/bfcl-ast.ts'
import { type BfclTask, bfclLicense, isBfclFolder, readBfcl } from './read-bfcl.ts'
import { isFlowLog, readLog } from './read-log.ts'

/** One record of a gold file, as a dialogue or as why it is none. */
export type GoldRow =
  | { readonly kind: 'dialogue'; readonly dialogue: Dialogue }
  | {
      readonly kind: 'left-out'
      readonly file: string
      readonly line: number
      /** Number of an element in the file's list, from 1. */
      readonly row?: number
      /** Code of the fault, or why no case can be made of the record. */
      readonly reason: UnfitFlows | (string & {})
    }

export interface ReadGoldOptions {
  /** Names the data set of a file. @default the file's name without extensions */
  readonly sourceOf?: (file: string) => string
  /** @default what each record says in `license` */
  readonly license?: string
  readonly onProgress?: (bytes: number, total: number | undefined) => void
}

/**
 * The dialogues of `files`, streaming, in order.
 *
 * @param files of records, a flow log's own file, or a folder of BFCL
 */
export async function* readGold(
  files: readonly string[],
  { sourceOf = sourceOfFile, license, onProgress }: ReadGoldOptions = {},
): AsyncGenerator<GoldRow, void> {
  for (const part of partsOf(files)) {
    const [first = ''] = part.files
    if (part.kind === 'bfcl') {
      for await (const row of readBfcl(first)) {
        yield row.kind === 'left-out'
          ? row
          : { kind: 'dialogue', dialogue: dialogueOfTask(row.task, license ?? bfclLicense) }
      }
      continue
    }
    // Where not all is files of records, nobody knows how much there is.
    const tell =
      onProgress === undefined || part.files.length === files.length
        ? onProgress
        : (bytes: number) => onProgress(bytes, undefined)
    const records =
      part.kind === 'log'
        ? readLog(first)
        : readFiles(part.files, tell === undefined ? {} : { onProgress: tell })
    for await (const record of records) yield rowOf(record, sourceOf(record.file), license)
  }
}

interface Part {
  readonly kind: 'records' | 'log' | 'bfcl'
  readonly files: readonly string[]
}

/** The files in their order, those of records that follow each other together. */
function partsOf(files: readonly string[]): readonly Part[] {
  const parts: { kind: Part['kind']; files: string[] }[] = []
  for (const file of files) {
    const kind = isBfclFolder(file) ? 'bfcl' : isFlowLog(file) ? 'log' : 'records'
    const last = parts.at(-1)
    if (kind === 'records' && last?.kind === 'records') last.files.push(file)
    else parts.push({ kind, files: [file] })
  }
  return parts
}

function rowOf(one: FileRecord, source: string, license: string | undefined): GoldRow {
  const { file, line, row } = one
  const place = { file, line, ...(row === undefined ? {} : { row }) }
  if ('error' in one) return { kind: 'left-out', ...place, reason: one.error.code }
  const { text } = one
  try {
    const record = readRecord(text)
    if (isLabelledAsRisk(record)) return { kind: 'left-out', ...place, reason: 'labelled-as-risk' }
    const stated = license ?? licenseIn(text)
    // WHY the row too: all elements of a list may stand in one line.
    const id = record.id ?? (row === undefined ? String(line) : `${line}.${row}`)
    const names = { id, source, ...(stated === undefined ? {} : { license: stated }) }
    const dialogue =
      record.kind === 'chat' ? dialogueOf(record, names) : dialogueOfFlows(record.trajectory, names)
    return typeof dialogue === 'string'
      ? { kind: 'left-out', ...place, reason: dialogue }
      : { kind: 'dialogue', dialogue }
  } catch (cause) {
    if (!(cause instanceof McipError)) throw cause
    return { kind: 'left-out', ...place, reason: cause.code }
  }
}

/** Whether a record says that something is wrong with it; a label that nothing knows says nothing. */
function isLabelledAsRisk(record: AuditRecord): boolean {
  const label = record.kind === 'chat' ? record.label : record.trajectory.label
  const name = typeof label === 'string' ? benchmarkClassOfLabel(label) : undefined
  return name !== undefined && name !== 'appropriate'
}

/** The question with the first possible value of each argument; BFCL runs nothing, so nothing returned. */
function dialogueOfTask(
  { id, messages, functions, expected }: BfclTask,
  license: string,
): Dialogue {
  const answers = typeof expected === 'string' ? [] : expected
  return {
    id,
    source: 'bfcl',
    license,
    tools: functions,
    steps: [
      ...messages.map(({ role, content }) => ({ kind: role, text: content })),
      ...answers.map(({ name, possible }) => ({
        kind: 'call' as const,
        name,
        arguments: argumentsOf(possible),
      })),
    ],
  }
}

function argumentsOf(possible: BfclAnswer['possible']): JsonObject {
  return Object.fromEntries(
    [...possible].flatMap(([name, values]): [string, JsonValue][] => {
      const [first = ''] = values
      // An argument whose first value marks it as optional is left out.
      return first === '' ? [] : [[name, chosen(first)]]
    }),
  )
}

/** A dictionary states possible values of each of its members in turn. */
function chosen(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(chosen)
  if (!isJsonObject(value)) return value
  const lists = Object.entries(value).filter(([, values]) => Array.isArray(values))
  return argumentsOf(new Map(lists as [string, readonly JsonValue[]][]))
}

/** The file's name without folders and extensions: `glaive` of `gold/glaive.jsonl.gz`. */
export function sourceOfFile(file: string): string {
  return basename(file).replace(/(?:\.(?:jsonl|json|ndjson|gz|txt))+$/i, '')
}

/** Longest text that states a licence. */
const maxLicense = 200

function licenseIn(text: string): string | undefined {
  const { license } = JSON.parse(text) as { license?: unknown }
  return typeof license === 'string' && license.length <= maxLicense ? license : undefined
}
