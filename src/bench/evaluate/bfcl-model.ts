/**
 * A model's calls for a question of BFCL, asked for as text, as the leaderboard does with models that
 * have no calls of functions of their own; and how many are right.
 */
import { bracketedCalls } from '../../audit/readers/bracketed-calls.ts'
import type { ChatTurn } from '../../guardian/llm/question.ts'
import { type BfclCategory, type BfclTask, bfclCategories } from '../sources/read-bfcl.ts'
import { type BfclFault, bfclFault, type MadeCall } from './bfcl-ast.ts'

const rules = `You are given functions as JSON and a question. Answer with the calls that the question needs, and nothing else, as one list of Python calls with named arguments:
[first_function(name="value", count=3), second_function(flag=True)]
Use only functions that are given, under their whole names, and only values that the question gives or implies. If none of them fits, or a needed value is missing, answer with an empty list: []`

/** The question with the functions on offer. */
export function bfclQuestion({ messages, functions }: BfclTask): readonly ChatTurn[] {
  const given = messages.filter(({ role }) => role === 'system').map(({ content }) => content)
  const asked = messages
    .filter(({ role }) => role !== 'system')
    .map(({ role, content }) => (role === 'user' ? content : `(You said: ${content})`))
  const system = [rules, ...given, `Functions:\n${JSON.stringify(functions)}`].join('\n\n')
  return [
    { role: 'system', content: system },
    { role: 'user', content: asked.join('\n') },
  ]
}

const maxReply = 65_536
const endOfThought = '</think>'

/** The calls that a reply is; none where it is prose, or an empty list. */
export function callsOfReply(text: string, { functions }: BfclTask): readonly MadeCall[] {
  const shown = text.slice(0, maxReply)
  const thought = shown.lastIndexOf(endOfThought)
  const answer = thought === -1 ? shown : shown.slice(thought + endOfThought.length)
  const fenced = /```[a-z]{0,16}\n([^`]*)```/i.exec(answer)?.[1] ?? answer
  const trimmed = fenced.trim()
  // A single call is often written without its brackets.
  const list = /^[\w.]{1,200}\(/.test(trimmed) ? `[${trimmed}]` : trimmed
  const offered = new Set(functions.map(({ name }) => name))
  return bracketedCalls(list, offered)?.calls ?? []
}

export interface BfclResult {
  readonly id: string
  readonly category: BfclCategory
  /** Absent where the calls are right. */
  readonly fault?: BfclFault | 'no-answer'
}

/** What a reply is worth; undefined stands for none. */
export function bfclResult(task: BfclTask, reply: string | undefined): BfclResult {
  const { id, category, expected, functions } = task
  if (reply === undefined) return { id, category, fault: 'no-answer' }
  const fault = bfclFault(callsOfReply(reply, task), expected, functions)
  return { id, category, ...(fault === undefined ? {} : { fault }) }
}

export interface BfclAccuracy {
  readonly categories: readonly {
    readonly category: BfclCategory
    readonly tasks: number
    readonly right: number
  }[]
  /** Mean of the categories with curated questions and calls to make, each counted the same. */
  readonly nonLive: number | undefined
  /** Share of all questions of users with calls to make. */
  readonly live: number | undefined
}

/** Accuracy by category. @see Patil et al. 2025: curated categories are averaged unweighted, live ones weighted */
export function bfclAccuracy(results: readonly BfclResult[]): BfclAccuracy {
  const categories = bfclCategories.flatMap((category) => {
    const own = results.filter((one) => one.category === category)
    const right = own.filter(({ fault }) => fault === undefined).length
    return own.length === 0 ? [] : [{ category, tasks: own.length, right }]
  })
  const withCalls = categories.filter(({ category }) => !category.endsWith('relevance'))
  const curated = withCalls.filter(({ category }) => !category.startsWith('live_'))
  const live = withCalls.filter(({ category }) => category.startsWith('live_'))
  const sum = (of: (one: { tasks: number; right: number }) => number): number =>
    live.reduce((all, one) => all + of(one), 0)
  return {
    categories,
    nonLive:
      curated.length === 0
        ? undefined
        : curated.reduce((all, { right, tasks }) => all + right / tasks, 0) / curated.length,
    live: live.length === 0 ? undefined : sum(({ right }) => right) / sum(({ tasks }) => tasks),
  }
}
