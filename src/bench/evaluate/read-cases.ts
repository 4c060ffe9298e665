/** Benchmark files -> labelled cases, as text that a system is given. */
import { McipError } from '../../errors.ts'
import { benchmarkClassOfLabel } from '../../risk/labels.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import { placeOf } from '../sources/left-out.ts'
import { sourceOfFile } from '../sources/read-gold.ts'
import { readRecords } from '../sources/read-records.ts'

export interface LabelledCase {
  readonly id: string
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly text: string
  readonly truth: BenchmarkClass
  /** What stands or falls together: the gold dialogue, the task, or the case by itself. */
  readonly group: string
  /** The source that the case says it is of, else its file. */
  readonly part: string
}

export interface ReadCasesOptions {
  /** What a case without a label is. @default the first such case is an error */
  readonly unlabelled?: 'skip'
  /** Foreign labels, by their spelling. */
  readonly labelMap?: ReadonlyMap<string, BenchmarkClass>
  /** The label of every case, whatever it says. */
  readonly label?: BenchmarkClass
  readonly onProgress?: (bytes: number, total: number | undefined) => void
}

/**
 * The cases of `files`, streaming, in order.
 *
 * @throws McipError `bench.unknown-label` at the first label that nothing knows, and what reading
 * a file throws
 */
export async function* readCases(
  files: readonly string[],
  options: ReadCasesOptions = {},
): AsyncGenerator<LabelledCase, void> {
  const { onProgress } = options
  for await (const one of readRecords(files, onProgress === undefined ? {} : { onProgress })) {
    const { file, line, text } = one
    const said = saidOf(text)
    const place = placeOf(one)
    const truth = truthOf(said.label, options, place)
    if (truth === undefined) continue
    const id = said.id ?? place
    yield {
      id,
      file,
      line,
      text,
      truth,
      group: said.group ?? id,
      part: said.source ?? sourceOfFile(file),
    }
  }
}

interface Said {
  readonly id: string | undefined
  readonly label: unknown
  readonly source: string | undefined
  readonly group: string | undefined
}

/** What a line says of itself beside its dialogue; a line that is no JSON says nothing. */
function saidOf(text: string): Said {
  let value: Readonly<Record<string, unknown>> = {}
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null) value = parsed as typeof value
  } catch {
    // The system's answer will be the fault.
  }
  const meta = membersOf(value.meta)
  const { gold } = membersOf(meta.mcip)
  const source = textOf(value.source)
  const task = textOf(gold) ?? textOf(meta.userTask) ?? textOf(meta.user_task)
  return {
    id: textOf(value.id),
    label: value.label,
    source,
    group: task === undefined ? undefined : `${source ?? ''} ${task}`,
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 512 ? value : undefined
}

/** Undefined: the case is left out. */
function truthOf(
  label: unknown,
  { unlabelled, labelMap, label: every }: ReadCasesOptions,
  place: string,
): BenchmarkClass | undefined {
  if (every !== undefined) return every
  const text = typeof label === 'string' || typeof label === 'boolean' ? String(label) : undefined
  const named =
    text === undefined ? undefined : (labelMap?.get(text) ?? benchmarkClassOfLabel(text))
  if (named !== undefined) return named
  if (unlabelled === 'skip') return undefined
  const shown = label === undefined || label === null ? 'no label' : JSON.stringify(label)
  throw new McipError('bench.unknown-label', { label: shown.slice(0, 80), place })
}

/** How many cases of each class there are, classes in the order of the benchmark. */
export function countsOf(
  cases: readonly Pick<LabelledCase, 'truth'>[],
): ReadonlyMap<BenchmarkClass, number> {
  const counts = new Map<BenchmarkClass, number>()
  for (const { truth } of cases) counts.set(truth, (counts.get(truth) ?? 0) + 1)
  return new Map(
    benchmarkClasses.flatMap((name): (readonly [BenchmarkClass, number])[] => {
      const count = counts.get(name)
      return count === undefined ? [] : [[name, count]]
    }),
  )
}
