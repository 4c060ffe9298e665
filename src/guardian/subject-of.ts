/** What a judged message of a server is called in what is said of it. */
import type { JudgeInput } from './judge.ts'
import { quoteName } from './quote-name.ts'

/** What a message of a server is, as it begins a sentence: `The result of "list_notes"`. */
export function subjectOf(input: JudgeInput): string {
  const method = methodOf(input)
  const name = input.answers?.params?.name
  if (method === 'tools/call' && typeof name === 'string')
    return `The ${input.message.kind === 'error' ? 'error' : 'result'} of ${quoteName(name)}`
  if (method === 'prompts/get' && typeof name === 'string') return `The prompt ${quoteName(name)}`
  return subjects.get(method ?? '') ?? 'The message of the server'
}

const subjects: ReadonlyMap<string, string> = new Map([
  ['resources/read', 'The resource'],
  ['completion/complete', 'The list of completions'],
  ['sampling/createMessage', 'The request to the model'],
  ['elicitation/create', 'The question to the user'],
  ['notifications/message', 'The log message'],
  ['tasks/get', 'The result of the task'],
  ['tasks/result', 'The result of the task'],
])

function methodOf({ message, answers }: JudgeInput): string | undefined {
  return 'method' in message ? message.method : answers?.method
}
