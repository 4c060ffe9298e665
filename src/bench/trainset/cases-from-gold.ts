/** Gold dialogues -> cases of the training part, as many of each class as a training set wants. */
import type { BenchmarkClass } from '../../risk/risk.ts'
import { type CaseForm, writeCase } from '../bench-case.ts'
import type { Dialogue } from '../dialogue.ts'
import type { LabelledCase } from '../evaluate/read-cases.ts'
import { buildCases } from '../synthesise/build.ts'

export interface FromGoldOptions {
  readonly form: CaseForm
  readonly wanted: Readonly<Record<BenchmarkClass, number>>
  readonly seed: number
}

/** Cases that use functions of the training part only. */
export function casesFromGold(
  dialogues: readonly Dialogue[],
  { form, wanted, seed }: FromGoldOptions,
): readonly Omit<LabelledCase, 'group' | 'part'>[] {
  const { cases } = buildCases([{ dialogues, quotas: wanted }], { form, split: 'train', seed })
  return cases.map((one, index) => ({
    id: one.id,
    file: 'cases',
    line: index + 1,
    text: writeCase(one),
    truth: one.label,
  }))
}
