/** A record of a benchmark -> the trajectory as a language model is shown it, in one question. */
import { readRecord } from '../audit/readers/read-record.ts'
import type { Flow } from '../flow/flow.ts'
import type { Asked, AskedStep } from '../guardian/llm/asked.ts'
import { type Annotated, annotate } from './annotate/annotate.ts'
import type { PaperFlow } from './annotate/paper-flow.ts'
import type { Dialogue } from './dialogue.ts'
import { dialogueOf } from './dialogue-of.ts'

/**
 * A dialogue by its messages; an MCI trajectory, and a record that is no plain dialogue, by its
 * flows.
 *
 * @throws McipError of a text that is no record
 */
export function askedOfRecord(text: string): Asked {
  const record = readRecord(text)
  const dialogue = record.kind === 'chat' ? dialogueOf(record, { id: '', source: '' }) : 'no-words'
  return typeof dialogue === 'string' ? askedOfFlows(annotate(text, '')) : askedOfDialogue(dialogue)
}

function askedOfDialogue({ tools, steps }: Dialogue): Asked {
  const asked: Omit<AskedStep, 'step'>[] = []
  for (const step of steps) {
    if (step.kind === 'system') continue
    if (step.kind !== 'call') {
      asked.push({ what: step.kind === 'user' ? 'user-asks' : 'client-answers', text: step.text })
      continue
    }
    const { name, returned } = step
    const args = Object.entries(step.arguments).map(([key, value]) => [key, written(value)])
    asked.push({ what: 'client-calls', function: name, arguments: Object.fromEntries(args) })
    if (returned !== undefined) {
      asked.push({ what: 'server-returns', function: name, text: returned })
    }
  }
  return {
    tools: tools.map(({ name, description, parameters }) => ({
      name,
      ...(description === undefined ? {} : { description }),
      parameters: Object.keys((parameters?.properties as object | undefined) ?? {}),
    })),
    steps: numbered(asked),
  }
}

/** Each flow with its sender, recipient, information type and principle, and what moves. */
export function askedOfFlows({ flows, paper }: Pick<Annotated, 'flows' | 'paper'>): Asked {
  const asked = flows.map((flow, index): Omit<AskedStep, 'step'> => {
    const words = paper[index]
    return {
      what: whatOf(flow),
      text: `${words === undefined ? '' : `${fiveWords(words)}; `}${flow.type.message}: ${written(flow.content)}`,
    }
  })
  return { tools: [], steps: numbered(asked) }
}

function fiveWords({ from, to, type, principle }: PaperFlow): string {
  return `from: ${from}; to: ${to}; type: ${type}; principle: ${principle}`
}

function whatOf({ type, sender, recipient }: Flow): AskedStep['what'] {
  if (type.message === 'query') return 'user-asks'
  if (type.message === 'response') return 'client-answers'
  if (type.message === 'function-request' && recipient.role === 'server') return 'client-calls'
  return type.message === 'function-return' && sender.role === 'server'
    ? 'server-returns'
    : 'content'
}

function numbered(steps: readonly Omit<AskedStep, 'step'>[]): readonly AskedStep[] {
  return steps.map((step, index) => ({ step: index + 1, ...step }))
}

function written(value: unknown): string {
  if (typeof value === 'string') return value
  const exact = (_: string, one: unknown): unknown => (typeof one === 'bigint' ? String(one) : one)
  return JSON.stringify(value, exact) ?? ''
}
