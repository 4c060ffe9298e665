/** What was judged of cases to learn from, on disk while it is not yet learned from: a broken-off run goes on. */
import { createHash } from 'node:crypto'
import { appendFileSync, rmSync } from 'node:fs'
import type { Example, LabelledText, Unit } from '../bench/train/examples.ts'
import { features } from '../guardian/classifier/feature-table.ts'
import { keptLines } from './kept-lines.ts'
import { packageVersion } from './version.ts'

export interface KeptExamples {
  /** Examples that were kept before. */
  readonly known: number
  /** The example of a text, made now or kept before; undefined where nothing in it is judged. */
  of(one: LabelledText): Example | undefined
  /** Nothing is kept any longer. */
  done(): void
}

/** Lines that are written at once: what a kill costs. */
const batch = 50

/**
 * Examples kept in `file`, one a line; those of other versions and features, and a line that a kill
 * has torn, are made again. Where the file cannot be written, nothing is kept.
 *
 * @param scope what else the examples rest on
 */
export function keepExamples(
  file: string,
  exampleOf: (one: LabelledText) => Example | undefined,
  scope = '',
): KeptExamples {
  const made = JSON.stringify([packageVersion(), features.map(({ name }) => name), scope])
  const known = new Map<string, Example | null>()
  for (const { key, example } of keptLines(file, keptOf)) known.set(key, example)
  const { size } = known
  let waiting: string[] = []
  const flush = (): void => {
    try {
      if (waiting.length > 0) appendFileSync(file, waiting.join(''))
    } catch {
      // Writing the model will say what is wrong.
    }
    waiting = []
  }
  return {
    known: size,
    of(one) {
      const key = createHash('sha256')
        .update(JSON.stringify([made, one]))
        .digest('base64url')
      const before = known.get(key)
      if (before !== undefined) return before ?? undefined
      const example = exampleOf(one)
      waiting.push(`${JSON.stringify({ key, example: written(example) })}\n`)
      if (waiting.length >= batch) flush()
      return example
    },
    done() {
      waiting = []
      rmSync(file, { force: true })
    },
  }
}

function written(example: Example | undefined): object | null {
  if (example === undefined) return null
  const units = example.units.map(({ row, ...rest }) => ({
    ...rest,
    row: Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString('base64'),
  }))
  return { ...example, units }
}

interface Written extends Omit<Example, 'units'> {
  readonly units: readonly (Omit<Unit, 'row'> & { readonly row: string })[]
}

/** Throws where it is none, or of other features. */
function keptOf(value: unknown): { readonly key: string; readonly example: Example | null } {
  const { key, example } = value as { key: string; example: Written | null }
  if (example === null) return { key, example }
  const units = example.units.map((unit) => {
    const row = new Float32Array(new Uint8Array(Buffer.from(unit.row, 'base64')).buffer)
    if (row.length !== features.length) throw new Error('a row of other features')
    return { ...unit, row }
  })
  return { key, example: { ...example, units } }
}
