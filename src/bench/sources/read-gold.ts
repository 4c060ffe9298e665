/** Gold files of any format that `mcip audit` reads -> dialogues; what is malformed is counted and named. */
import { basename } from 'node:path'
import { readFiles } from '../../audit/read-files.ts'
import { readRecord } from '../../audit/readers/read-record.ts'
import { McipError } from '../../errors.ts'
import type { Dialogue } from '../dialogue.ts'
import { dialogueOf, type Unfit } from '../dialogue-of.ts'

/** One record of a gold file, as a dialogue or as why it is none. */
export type GoldRow =
  | { readonly kind: 'dialogue'; readonly dialogue: Dialogue }
  | {
      readonly kind: 'left-out'
      readonly file: string
      readonly line: number
      /** Code of the fault, or why no case can be made of the record. */
      readonly reason: Unfit | 'not-a-dialogue' | (string & {})
    }

export interface ReadGoldOptions {
  /** Names the data set of a file. @default the file's name without extensions */
  readonly sourceOf?: (file: string) => string
  /** @default what each record says in `license` */
  readonly license?: string
  readonly onProgress?: (bytes: number, total: number | undefined) => void
}

/** The dialogues of `files`, streaming, in order. */
export async function* readGold(
  files: readonly string[],
  { sourceOf = sourceOfFile, license, onProgress }: ReadGoldOptions = {},
): AsyncGenerator<GoldRow, void> {
  for await (const one of readFiles(files, onProgress === undefined ? {} : { onProgress })) {
    const { file, line } = one
    if ('error' in one) {
      yield { kind: 'left-out', file, line, reason: one.error.code }
      continue
    }
    yield rowOf(one, sourceOf(file), license)
  }
}

function rowOf(
  { file, line, text }: { readonly file: string; readonly line: number; readonly text: string },
  source: string,
  license: string | undefined,
): GoldRow {
  try {
    const record = readRecord(text)
    if (record.kind !== 'chat') return { kind: 'left-out', file, line, reason: 'not-a-dialogue' }
    const stated = license ?? licenseIn(text)
    const id = record.id ?? String(line)
    const names = { id, source, ...(stated === undefined ? {} : { license: stated }) }
    const dialogue = dialogueOf(record, names)
    return typeof dialogue === 'string'
      ? { kind: 'left-out', file, line, reason: dialogue }
      : { kind: 'dialogue', dialogue }
  } catch (cause) {
    if (!(cause instanceof McipError)) throw cause
    return { kind: 'left-out', file, line, reason: cause.code }
  }
}

/** The file's name without folders and extensions: `glaive` of `gold/glaive.jsonl.gz`. */
export function sourceOfFile(file: string): string {
  return basename(file).replace(/(?:\.(?:jsonl|json|ndjson|gz|txt))+$/i, '')
}

/** Longest text that states a licence. */
const maxLicense = 64

function licenseIn(text: string): string | undefined {
  const { license } = JSON.parse(text) as { license?: unknown }
  return typeof license === 'string' && license.length <= maxLicense ? license : undefined
}
