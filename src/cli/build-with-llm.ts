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
import { McipError } from '../errors.ts'
import { openReplies } from './bench-replies.ts'
import { exitCodes } from './exit-code.ts'
import { batchModel, type LlmOptions } from './llm-options.ts'
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
 * @throws McipError `cli.usage`, `cli.unwritable`, `llm.gave-up`
 */
export async function buildWithLlm(
  sources: readonly BuildSource[],
  options: BuildWithLlmOptions,
  show: (stage: string) => void,
): Promise<BuiltWithLlm> {
  const { endpoint, model } = batchModel(options, process.env)
  const { output, split, form, seed, llmConcurrency = 4 } = options
  const stop = stopOnSignals()
  const over = new AbortController()
  const asker = createAsker({
    endpoint: {
      // Functions that were never asked about are no functions without an answer.
      async ask(asking) {
        try {
          return await endpoint.ask(asking)
        } catch (cause) {
          if (cause instanceof McipError && cause.code === 'llm.gave-up') over.abort(cause)
          throw cause
        }
      },
    },
    model,
    replies: openReplies(`${output}.replies.jsonl`),
    atOnce: llmConcurrency,
    signal: AbortSignal.any([stop.signal, over.signal]),
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
    if (over.signal.aborted) throw over.signal.reason
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
