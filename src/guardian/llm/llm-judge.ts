/**
 * Tier 2: a language model as a judge of calls that tiers 0 and 1 leave undecided.
 *
 * A reply chooses one of eleven classes and nothing else: no word of it reaches a person or a peer
 * but as a quoted, bounded reason. A model that does not answer is a fault, and the fail mode
 * decides.
 */
import { createHash } from 'node:crypto'
import { McipError } from '../../errors.ts'
import type { BenchmarkClass } from '../../risk/risk.ts'
import { isCall } from '../consequence.ts'
import type { Judge, JudgeInput } from '../judge.ts'
import type { Decision, Finding, FlowElement } from '../verdict.ts'
import type { Asked } from './asked.ts'
import { askedOfCall, askedOfTurn } from './asked-of-view.ts'
import type { Answered, Endpoint } from './endpoint.ts'
import { answerSchema, type QuestionForm, questionOf } from './question.ts'
import { type Reply, replyOf } from './reply.ts'

export interface LlmJudgeOptions {
  readonly endpoint: Pick<Endpoint, 'ask'>
  /** @default named */
  readonly form?: QuestionForm
  readonly cache?: ReplyCache
  /** Milliseconds that a question may take, with its wait for a free slot. @default 10_000 */
  readonly deadlineMs?: number
  /** Whether a call changes something: a doubt about one that does not is a finding only. */
  readonly isConsequential: (input: JudgeInput) => boolean
}

/** Replies by the digest of their question, so that nothing is asked twice. */
export interface ReplyCache {
  get(digest: string): Reply | undefined
  set(digest: string, reply: Reply): void
}

/** Confidence from which a consequential call is stopped and not only asked about. */
const blocksFrom = 0.9
/** What a reply counts that states no confidence. */
const unstated = 0.6
/** Tokens of an answer; a reasoning model thinks before it writes. */
const maxTokens = 1_024

export function createLlmJudge(options: LlmJudgeOptions): Judge {
  const { isConsequential, deadlineMs } = options
  return {
    name: 'llm',
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    // What is stopped already needs no second opinion, and what nobody calls needs none at all.
    isNeeded: (earlier, input) =>
      isCall(input.message) && earlier.every(({ decision }) => decision !== 'block'),
    async judge(input) {
      if (!isCall(input.message)) return []
      const { reply } = await askAbout(askedOfCall(input), options)
      const flow = input.flows[0]?.seq ?? 0
      return findingsOf(reply, flow, isConsequential(input))
    },
    async judgeTurn(input) {
      if (input.role !== 'client' || input.past.observations.length === 0) return []
      const { reply } = await askAbout(askedOfTurn(input), options)
      return findingsOf(reply, input.flow.seq, false)
    },
  }
}

/** What an answer took: tokens, and US dollars where a price is known. */
export type Took = Pick<Answered, 'inputTokens' | 'outputTokens' | 'cost'>

/**
 * The class that the model gives a trajectory, and what the answer took.
 *
 * @throws McipError `llm.unavailable`, `llm.refused`, `llm.malformed-answer` (what it took is in its
 * data), `llm.gave-up`
 */
export async function askAbout(
  asked: Asked,
  { endpoint, form = 'named', cache }: Pick<LlmJudgeOptions, 'endpoint' | 'form' | 'cache'>,
): Promise<Took & { readonly reply: Reply }> {
  const turns = questionOf(asked, form)
  const digest = createHash('sha256').update(JSON.stringify(turns)).digest('hex')
  const known = cache?.get(digest)
  if (known !== undefined) return { reply: known, cost: 0, inputTokens: 0, outputTokens: 0 }
  const schema = form === 'named' ? { schema: answerSchema } : {}
  const { text, ...answered } = await endpoint.ask({ turns, maxTokens, ...schema })
  const took: Took = {
    inputTokens: answered.inputTokens,
    outputTokens: answered.outputTokens,
    cost: answered.cost,
  }
  const reply = replyOf(text)
  if (reply === undefined) {
    const reason = 'it names no class, or several'
    throw new McipError('llm.malformed-answer', { url: 'the model', reason, ...took })
  }
  cache?.set(digest, reply)
  return { reply, ...took }
}

/** The element of a flow that is wrong in each class (paper, Table 1: scope). */
const elementOf: Readonly<Record<Exclude<BenchmarkClass, 'appropriate'>, FlowElement>> = {
  'function-overlapping': 'recipient',
  'excessive-privileges-overlapping': 'recipient',
  'function-dependency-injection': 'presence',
  'function-injection': 'presence',
  'causal-dependency-injection': 'order',
  'wrong-function-intent-injection': 'presence',
  'wrong-argument-intent-injection': 'type',
  'data-injection': 'presence',
  'identity-injection': 'sender',
  'replay-injection': 'presence',
}

function findingsOf(reply: Reply, flow: number, isConsequential: boolean): readonly Finding[] {
  const { class: risk, confidence = unstated } = reply
  if (risk === 'appropriate') return []
  let decision: Decision = 'allow'
  if (isConsequential) decision = confidence >= blocksFrom ? 'block' : 'ask'
  return [
    {
      risk,
      judge: 'llm',
      decision,
      severity: 'medium',
      confidence,
      flow,
      message: flow,
      element: elementOf[risk],
      text: `The language model takes this for ${risk}.`,
      evidence: [],
    },
  ]
}
