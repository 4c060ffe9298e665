/** The cases of MCIP-Bench that the rules are measured on, of one half of all functions and templates. */
import { join } from 'node:path'
import type { BenchCase, CaseForm } from '../../src/bench/bench-case.ts'
import type { Dialogue } from '../../src/bench/dialogue.ts'
import { readGold } from '../../src/bench/sources/read-gold.ts'
import { buildCases, usableOf } from '../../src/bench/synthesise/build.ts'
import { allQuotas, scaled } from '../../src/bench/synthesise/quotas.ts'

/** Nothing of a held-out function or template is seen in development. */
export type Half = 'dev' | 'test'

const sets = [
  'glaive',
  'toolace',
  'apibank',
  'tooltalk',
  'toolbench',
  'functionchat-ko',
  'taskmaster4',
  'star',
  'sgd',
]

/** The gold dialogues of all sets with calls that returned. @param data the folder of the data sets */
export async function readGolds(data: string): Promise<readonly Dialogue[]> {
  const files = sets.map((set) => join(data, 'gold', `${set}.jsonl.gz`))
  const dialogues: Dialogue[] = []
  for await (const row of readGold(files)) {
    if (row.kind === 'dialogue') dialogues.push(row.dialogue)
  }
  return dialogues
}

/** `count` cases in the shares of the paper's benchmark, sets and functions in turn. */
export function riskCases(
  golds: readonly Dialogue[],
  { half, form, count, seed }: { half: Half; form: CaseForm; count: number; seed: number },
): readonly BenchCase[] {
  const split = half === 'dev' ? 'train' : 'test'
  const dialogues = usableOf(golds, split)
  return buildCases([{ dialogues, quotas: scaled(allQuotas, count) }], { form, split, seed }).cases
}
