/** One item of the benchmark: a dialogue with the class that is true of it, and how it came about. */
import type { JsonObject, JsonValue } from '../mcp/json.ts'
import type { BenchmarkClass } from '../risk/risk.ts'
import type { CallStep, Dialogue, DialogueStep } from './dialogue.ts'

/** `paper`: as the paper's edits leave it. `hard`: nothing but the risk itself tells it apart. */
export const caseForms = ['paper', 'hard'] as const
export type CaseForm = (typeof caseForms)[number]

export interface BenchCase {
  /** `<source>/<gold id>#<class>`, with a number where one gold dialogue gave several. */
  readonly id: string
  readonly label: BenchmarkClass
  readonly dialogue: Dialogue
  readonly origin: CaseOrigin
}

/** How a case came about. */
export interface CaseOrigin {
  /** The id of the gold dialogue. */
  readonly gold: string
  readonly form: CaseForm
  /** What was done, `none` for a gold dialogue as it is. */
  readonly edit: string
  readonly seed: number
  readonly changed: readonly Change[]
  /** Where a passage was put into a return. */
  readonly passage?: PassageOrigin
  /** Functions of high privilege on offer that stand in for others, and who made them. */
  readonly highPrivilege?: readonly { readonly name: string; readonly by: 'template' | 'llm' }[]
}

/** A passage that wants something done, and what became of it. */
export interface PassageOrigin {
  /** The family of wording that it is of. */
  readonly family: string
  /** What it wants: `pay`, `open`, ... */
  readonly wants: string
  /** How it stands in the return: `sentence`, `field`, ... */
  readonly place: string
  /** Place of the call whose return holds it. */
  readonly step: number
  /** `followed` without leave, `delegated` by the user, `resisted`; or it concerns readers only. */
  readonly heed: 'followed' | 'delegated' | 'resisted' | 'quoted'
}

/** One thing that an edit did. */
export interface Change {
  /** Place among the steps of the edited dialogue; absent where a tool was changed. */
  readonly step?: number
  /** Short words: `call added`, `argument height replaced`. */
  readonly what: string
}

/** The case as one line of OpenAI chat JSONL, with `label`; every call stands in a message of its own. */
export function writeCase({ id, label, dialogue, origin }: BenchCase): string {
  const { source, license } = dialogue
  return JSON.stringify({
    id,
    ...writeDialogue(dialogue),
    label,
    source,
    ...(license === undefined ? {} : { license }),
    meta: { mcip: origin },
  })
}

/** Messages and tools in OpenAI chat form. */
export function writeDialogue({ steps, tools }: Pick<Dialogue, 'steps' | 'tools'>): JsonObject {
  let calls = 0
  const messages = steps.flatMap((step): readonly JsonValue[] =>
    step.kind === 'call' ? writeCall(step, `call_${++calls}`) : [writeWords(step)],
  )
  return {
    messages,
    tools: tools.map((tool) => ({ type: 'function', function: { ...tool } as JsonObject })),
  }
}

function writeWords({ kind, text }: Exclude<DialogueStep, CallStep>): JsonValue {
  return { role: kind, content: text }
}

function writeCall({ name, arguments: args, returned }: CallStep, id: string): JsonValue[] {
  const call = {
    role: 'assistant',
    content: null,
    tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(args) } }],
  }
  if (returned === undefined) return [call]
  return [call, { role: 'tool', content: returned, tool_call_id: id, name }]
}
