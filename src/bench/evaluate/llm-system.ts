/** A language model as a system: one question about the whole trajectory, as the paper asks it. */
import { McipError } from '../../errors.ts'
import type { Endpoint } from '../../guardian/llm/endpoint.ts'
import { askAbout } from '../../guardian/llm/llm-judge.ts'
import type { QuestionForm } from '../../guardian/llm/question.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import { askedOfRecord } from '../asked-of-record.ts'
import type { Answer } from './scored.ts'
import type { System } from './system.ts'

export interface LlmSystemOptions {
  readonly model: string
  readonly endpoint: Endpoint
  readonly form: QuestionForm
  readonly concurrency: number
  readonly clock: () => number
}

/** Confidence of a reply that states none: a model that only names a letter is taken at its word. */
const unstated = 1

export function createLlmSystem(options: LlmSystemOptions): System {
  const { model, endpoint, form, concurrency, clock } = options
  return {
    name: `llm:${model}`,
    settings: { model, question: form },
    concurrency,
    async answer({ text }) {
      const started = clock()
      try {
        const { reply, ...took } = await askAbout(askedOfRecord(text), { endpoint, form })
        const { class: risk, confidence = unstated } = reply
        return { ...answered(risk, confidence), ms: clock() - started, ...spent(took) }
      } catch (error) {
        if (!(error instanceof McipError) || error.code === 'llm.gave-up') throw error
        return {
          ...answered('appropriate', 0),
          ms: clock() - started,
          error: `${error.code}: ${error.message}`,
          // A reply that could not be used was paid for all the same.
          ...spent(error.data),
        }
      }
    },
  }
}

function spent({ cost, inputTokens, outputTokens }: McipError['data']): Partial<Answer> {
  const input = Number(inputTokens ?? 0)
  const output = Number(outputTokens ?? 0)
  return {
    ...(Number(cost ?? 0) === 0 ? {} : { cost: Number(cost) }),
    ...(input + output === 0 ? {} : { tokens: { input, output } }),
  }
}

/** One class with its confidence; the others share what is left. */
function answered(risk: BenchmarkClass, confidence: number): Omit<Answer, 'ms'> {
  const rest = (1 - confidence) / (benchmarkClasses.length - 1)
  const scores = Object.fromEntries(
    benchmarkClasses.map((name) => [name, name === risk ? confidence : rest]),
  ) as Record<BenchmarkClass, number>
  return { decision: risk === 'appropriate' ? 'allow' : 'block', risk, confidence, scores }
}
