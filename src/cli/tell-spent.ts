/** What a model was asked, and what that cost, as one line at the end of a run. */
import type { Endpoint } from '../guardian/llm/endpoint.ts'
import { amount, many } from './numbers.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'

export function tellSpent({
  endpoint,
  model,
}: {
  readonly endpoint: Pick<Endpoint, 'spent'>
  readonly model: string
}): void {
  const { asked, failed, inputTokens, outputTokens, cost } = endpoint.spent
  const parts = [
    `${many(asked, 'question')} to ${plain(model, 80)}`,
    ...(failed === 0 ? [] : [`${many(failed, 'question')} without an answer`]),
    `${amount(inputTokens)} tokens in, ${amount(outputTokens)} out`,
    ...(cost === 0 ? [] : [`${cost.toFixed(4)} US dollars`]),
  ]
  tell(parts.join(', '))
}
