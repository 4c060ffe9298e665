/** Gold dialogues -> the examples of a matrix: of each source a training part, a test part, and both mixed. */
import { type CaseForm, writeCase } from '../bench-case.ts'
import type { Dialogue } from '../dialogue.ts'
import { isShareAlike } from '../license.ts'
import { buildCases, usableOf } from '../synthesise/build.ts'
import { allQuotas, scaled } from '../synthesise/quotas.ts'
import type { Split } from '../synthesise/split-part.ts'
import { createExamples, type Example } from '../train/examples.ts'
import type { MatrixSource } from './matrix.ts'

export interface MatrixSourceOptions {
  readonly form: CaseForm
  readonly seed: number
  readonly size: number
  readonly testSize: number
  readonly testOnly: readonly string[]
  /** Share-alike licences that may be learned from. */
  readonly allowed: readonly string[]
}

/** The names of the sources with whether a model may learn from them, in the order in which they come. */
export function namedSources(
  dialogues: readonly Dialogue[],
  { testOnly, allowed }: Pick<MatrixSourceOptions, 'testOnly' | 'allowed'>,
): readonly Pick<MatrixSource, 'name' | 'mayTrain'>[] {
  const licenses = new Map<string, Set<string>>()
  for (const { source, license = 'unknown' } of dialogues) {
    const known = licenses.get(source)
    if (known === undefined) licenses.set(source, new Set([license]))
    else known.add(license)
  }
  return Array.from(licenses, ([name, own]) => ({
    name,
    mayTrain:
      !testOnly.includes(name) &&
      [...own].every((license) => !isShareAlike(license) || allowed.includes(license)),
  }))
}

/** The examples of each source, made and judged one source after the other. */
export function* matrixSources(
  dialogues: readonly Dialogue[],
  options: MatrixSourceOptions,
): Generator<MatrixSource, void> {
  const { form, seed, size, testSize } = options
  for (const { name, mayTrain } of namedSources(dialogues, options)) {
    const own = dialogues.filter(({ source }) => source === name)
    const examples = (split: Split, count: number): readonly Example[] => {
      const quotas = scaled(allQuotas, count)
      const usable = usableOf(own, split)
      return examplesOf(buildCases([{ dialogues: usable, quotas }], { form, split, seed }).cases)
    }
    yield {
      name,
      mayTrain,
      train: mayTrain ? examples('train', size) : [],
      test: examples('test', testSize),
      mixed: mayTrain ? examples('all', size + testSize) : [],
    }
  }
}

function examplesOf(cases: ReturnType<typeof buildCases>['cases']): readonly Example[] {
  const exampleOf = createExamples()
  return cases.flatMap((one) => {
    const { label, dialogue, origin } = one
    const { source } = dialogue
    const group = `${source} ${origin.gold}`
    const { changed } = origin
    return exampleOf({ text: writeCase(one), label, group, source, changed }) ?? []
  })
}
