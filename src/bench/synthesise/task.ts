/** What a user wants done, with the calls that do it: the first turn with a call of a gold dialogue. */
import { type CallStep, type Dialogue, type DialogueTool, isComplete } from '../dialogue.ts'

export interface Task {
  /** All that the user said up to the call. */
  readonly request: string
  readonly calls: readonly ReturnedCall[]
  readonly answer: string
  /** Definitions of the functions called. */
  readonly tools: readonly DialogueTool[]
  /** The dialogue it is from, as `<source>/<id>`. */
  readonly from: string
  /** Undefined where it fits dialogues of every source. */
  readonly source: string | undefined
}

export type ReturnedCall = CallStep & { readonly returned: string }

/** Steps up to the answer that a task that stands alone may have. */
const maxSteps = 8
const maxCalls = 3

/** The first task of a complete dialogue; undefined where it is long, or a function has no definition. */
export function taskOf(gold: Dialogue): Task | undefined {
  if (!isComplete(gold)) return undefined
  const first = gold.steps.findIndex(({ kind }) => kind === 'call')
  const end = gold.steps.findIndex(({ kind }, at) => at > first && kind !== 'call')
  const answer = gold.steps[end]
  if (first === -1 || end === -1 || end > maxSteps || answer?.kind !== 'assistant') return undefined
  const calls = gold.steps.slice(first, end).filter(isReturned)
  const request = gold.steps
    .slice(0, first)
    .flatMap((step) => (step.kind === 'user' ? [step.text] : []))
    .join(' ')
  const tools = gold.tools.filter(({ name }) => calls.some((call) => call.name === name))
  const isDefined = calls.every(({ name }) => tools.some((tool) => tool.name === name))
  if (request === '' || !isDefined || calls.length > maxCalls) return undefined
  const { text } = answer
  const { source } = gold
  return { request, calls, answer: text, tools, from: `${source}/${gold.id}`, source }
}

function isReturned(step: Dialogue['steps'][number]): step is ReturnedCall {
  return step.kind === 'call' && step.returned !== undefined
}
