/** A build for which a model is asked: its replies beside the output, so that one broken off goes on. */
import { partOfFunction } from '../bench/pool.ts'
import {
  type BuildOptions,
  type BuildSource,
  type Built,
  buildCases,
} from '../bench/synthesise/build.ts'
import { createAsker } from '../bench/synthesise/high-privilege/ask-model.ts'
import {
  buildWithModel,
  type ModelReport,
} from '../bench/synthesise/high-privilege/build-with-model.ts'
import { checkNames, privilegedNames } from '../bench/synthesise/templates/template-set.ts'
import { openReplies } from './bench-replies.ts'
import { exitCodes } from './exit-code.ts'
import { chosenModel, type LlmOptions } from './llm-options.ts'
import { many } from './numbers.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import { tell } from './tell.ts'
import { tellSpent } from './tell-spent.ts'

export interface BuildWithLlmOptions extends LlmOptions, BuildOptions {
  readonly output: string
}

/** What was built, or the exit code of a run that was stopped. */
export type BuiltWithLlm =
  | { readonly built: Built; readonly highPrivilege: ModelReport }
  | { readonly stopped: number }

/**
 * @param show what is under way
 * @throws McipError `cli.usage`, `cli.unwritable`
 */
export async function buildWithLlm(
  sources: readonly BuildSource[],
  options: BuildWithLlmOptions,
  show: (stage: string) => void,
): Promise<BuiltWithLlm> {
  const { endpoint, model } = chosenModel(options, process.env)
  const { output, split, form, seed, llmConcurrency = 4 } = options
  const stop = stopOnSignals()
  const asker = createAsker({
    endpoint,
    model,
    replies: openReplies(`${output}.replies.jsonl`),
    atOnce: llmConcurrency,
    signal: stop.signal,
    // No function stands in both parts of a split, whoever made it.
    isAllowed: (name) =>
      (split === 'all' || partOfFunction(name) === split) &&
      !privilegedNames.has(name) &&
      !checkNames.has(name),
    onProgress: (done, all) => show(`asking the model: ${done} of ${many(all, 'function')}`),
  })
  try {
    const made = await buildWithModel(asker, model, (highPrivilege) =>
      buildCases(sources, { form, split, seed, highPrivilege }),
    )
    show('')
    tellSpent({ endpoint, model })
    if (made === undefined) {
      tell('interrupted; run the same command again to go on, nothing was written but replies')
      return { stopped: stop.exitCode() ?? exitCodes.found }
    }
    const { built, report } = made
    const { functions, written } = report
    tell(
      `${many(functions, 'function')} of high privilege wanted: ${written} by the model, ${functions - written} by templates`,
    )
    return { built, highPrivilege: report }
  } finally {
    stop.end()
  }
}
