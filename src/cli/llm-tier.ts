/** A language model as the last tier of an audit, as the options name it. */
import type { WaitingTier } from '../audit/audit-record.ts'
import { mayChange } from '../guardian/consequence.ts'
import type { Endpoint } from '../guardian/llm/endpoint.ts'
import { createLlmJudge } from '../guardian/llm/llm-judge.ts'
import type { QuestionForm } from '../guardian/llm/question.ts'
import { createReplyCache } from '../guardian/llm/reply-cache.ts'
import { chosenModel, type LlmOptions } from './llm-options.ts'

export interface LlmTier extends WaitingTier {
  readonly endpoint: Endpoint
  readonly model: string
}

/** Longer than the endpoint takes with all its attempts: it says itself when it gives up. */
const deadlineMs = 60_000

/** @throws McipError `cli.usage` */
export function createLlmTier(
  options: LlmOptions,
  form: QuestionForm,
  environment: Readonly<Record<string, string | undefined>>,
): LlmTier {
  const { endpoint, model } = chosenModel(options, environment)
  const cache = createReplyCache()
  const judge = createLlmJudge({ endpoint, form, cache, deadlineMs, isConsequential: mayChange })
  return { judge, endpoint, model, atOnce: options.llmConcurrency ?? 4 }
}
