/**
 * One row of a training set: the question that a judge is asked, and the answer it should give, in
 * the forms that tools for fine-tuning read.
 *
 * WHY the judge's own question: a model that was trained on other words is judged on what it never
 * saw.
 */
import type { Asked } from '../../guardian/llm/asked.ts'
import {
  type ChatTurn,
  letterOf,
  type QuestionForm,
  questionOf,
} from '../../guardian/llm/question.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'

/** `chat`: OpenAI's `messages`; `sharegpt`: `conversations`; `alpaca`: `instruction` and `output`. */
export const questionRowForms = ['chat', 'sharegpt', 'alpaca'] as const
export type QuestionRowForm = (typeof questionRowForms)[number]

export interface TrainingQuestion {
  readonly turns: readonly ChatTurn[]
  readonly answer: string
}

/** The question about a trajectory with the right answer. */
export function trainingQuestion(
  asked: Asked,
  truth: BenchmarkClass,
  form: QuestionForm,
): TrainingQuestion {
  const answer =
    form === 'letters'
      ? letterOf(benchmarkClasses.indexOf(truth))
      : JSON.stringify({ class: truth, confidence: 1, step: null, reason: '' })
  return { turns: questionOf(asked, form), answer }
}

/** The row as JSON, without line end. */
export function writeRow(
  id: string,
  { turns, answer }: TrainingQuestion,
  form: QuestionRowForm,
): string {
  switch (form) {
    case 'chat':
      return JSON.stringify({ id, messages: [...turns, { role: 'assistant', content: answer }] })
    case 'sharegpt': {
      const conversations = turns.map(({ role, content }) => ({
        from: role === 'user' ? 'human' : role,
        value: content,
      }))
      return JSON.stringify({
        id,
        conversations: [...conversations, { from: 'gpt', value: answer }],
      })
    }
    case 'alpaca': {
      const of = (wanted: ChatTurn['role']): string =>
        turns.flatMap(({ role, content }) => (role === wanted ? [content] : [])).join('\n')
      const system = of('system')
      return JSON.stringify({
        id,
        ...(system === '' ? {} : { system }),
        instruction: of('user'),
        input: '',
        output: answer,
      })
    }
  }
}

/** Characters of a question; four are about a token of English. */
export function lengthOf({ turns }: TrainingQuestion): number {
  return turns.reduce((sum, { content }) => sum + content.length, 0)
}
