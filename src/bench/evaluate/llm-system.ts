/** A language model as a system: one question about the whole trajectory, as the paper asks it. */
import { recordDigest } from '../../audit/digest.ts'
import { judgeRecord } from '../../audit/judge-record.ts'
import { readRecord } from '../../audit/readers/read-record.ts'
import type { AuditRecord } from '../../audit/record.ts'
import { McipError } from '../../errors.ts'
import type { Asked, AskedStep } from '../../guardian/llm/asked.ts'
import type { Endpoint } from '../../guardian/llm/endpoint.ts'
import { askAbout } from '../../guardian/llm/llm-judge.ts'
import type { QuestionForm } from '../../guardian/llm/question.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import type { Dialogue } from '../dialogue.ts'
import { dialogueOf } from '../dialogue-of.ts'
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
        const { reply, cost } = await askAbout(askedOf(text), { endpoint, form })
        const { class: risk, confidence = unstated } = reply
        const ms = clock() - started
        return { ...answered(risk, confidence), ms, ...(cost === 0 ? {} : { cost }) }
      } catch (error) {
        if (!(error instanceof McipError)) throw error
        return {
          ...answered('appropriate', 0),
          ms: clock() - started,
          error: `${error.code}: ${error.message}`,
        }
      }
    },
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

/** @throws McipError of a text that is no dialogue */
function askedOf(text: string): Asked {
  const record = readRecord(text)
  const dialogue = record.kind === 'chat' ? dialogueOf(record, { id: '', source: '' }) : 'no-words'
  return typeof dialogue === 'string' ? askedOfFlows(record, text) : askedOfDialogue(dialogue)
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
    steps: asked.map((step, index) => ({ step: index + 1, ...step })),
  }
}

/** A record that is no plain dialogue, by its flows: MCI trajectories, results that nothing asked for. */
function askedOfFlows(record: AuditRecord, text: string): Asked {
  const judged = judgeRecord(record, { guardian: undefined, digest: recordDigest(text) })
  if (judged instanceof Promise) throw new TypeError('nothing judges, so nothing is waited for')
  const flows = judged.steps.flatMap((step) => step.flows)
  return {
    tools: [],
    steps: flows.map(({ sender, recipient, type, content }, index) => ({
      step: index + 1,
      what: type.message === 'query' ? 'user-asks' : 'content',
      server: (sender.role === 'server' ? sender.name : recipient.name) ?? '',
      text: `${sender.role} to ${recipient.role}, ${type.message}: ${written(content)}`,
    })),
  }
}

function written(value: unknown): string {
  if (typeof value === 'string') return value
  return (
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)) ?? ''
  )
}
