/** Files of cases -> what a model may learn from, with what each source is under. */
import { McipError } from '../../errors.ts'
import { benchmarkClassOfLabel } from '../../risk/labels.ts'
import type { BenchmarkClass } from '../../risk/risk.ts'
import type { Change } from '../bench-case.ts'
import { isShareAlike } from '../license.ts'
import { placeOf } from '../sources/left-out.ts'
import { sourceOfFile } from '../sources/read-gold.ts'
import { readRecords } from '../sources/read-records.ts'
import type { LabelledText } from './examples.ts'

export interface ReadLabelledOptions {
  /** The label of every record that has none that is known. @default the first such is an error */
  readonly label?: BenchmarkClass
  /** Licences that ask to share alike, and may be learned from all the same. */
  readonly allowed?: readonly string[]
  readonly onProgress?: (bytes: number, total: number | undefined) => void
}

export interface ReadText extends LabelledText {
  readonly license: string
}

/**
 * The records of `files`, streaming, in order.
 *
 * @throws McipError `bench.unknown-label`, `train.license` at the first record under a licence that
 * asks to share alike, and what reading a file throws
 */
export async function* readLabelled(
  files: readonly string[],
  { label, allowed = [], onProgress }: ReadLabelledOptions = {},
): AsyncGenerator<ReadText, void> {
  for await (const one of readRecords(files, onProgress === undefined ? {} : { onProgress })) {
    const { file, line, row, text } = one
    const place = placeOf(one)
    const said = membersOf(parsed(text))
    const source = textOf(said.source) ?? sourceOfFile(file)
    const license = textOf(said.license) ?? 'unknown'
    if (isShareAlike(license) && !allowed.includes(license)) {
      throw new McipError('train.license', { records: place, source, license })
    }
    const meta = membersOf(said.meta)
    const origin = membersOf(meta.mcip)
    const own = row === undefined ? `${line}` : `${line}.${row}`
    const group = textOf(origin.gold) ?? textOf(meta.userTask) ?? textOf(said.id) ?? own
    yield {
      text,
      label: labelOf(said.label, label, place),
      group: `${source} ${group}`,
      source,
      license,
      changed: changesIn(origin.changed),
    }
  }
}

function labelOf(said: unknown, given: BenchmarkClass | undefined, place: string): BenchmarkClass {
  const text = typeof said === 'string' || typeof said === 'boolean' ? String(said) : undefined
  const known = text === undefined ? undefined : benchmarkClassOfLabel(text)
  const label = known ?? given
  if (label !== undefined) return label
  const shown = text === undefined ? 'no label' : JSON.stringify(text)
  throw new McipError('bench.unknown-label', { label: shown.slice(0, 80), place })
}

function changesIn(value: unknown): readonly Change[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one): readonly Change[] => {
    const { step, what } = membersOf(one)
    if (typeof what !== 'string') return []
    return [typeof step === 'number' ? { step, what } : { what }]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Another form than JSON states no label, and is refused for that.
    return undefined
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 512 ? value : undefined
}
