/** Tier 1 as a judge: a finding where a unit is likely enough not to be appropriate. */
import { type BenchmarkClass, benchmarkClasses, type RiskId } from '../../risk/risk.ts'
import { isCall, mayChange } from '../consequence.ts'
import type { Judge, JudgeInput } from '../judge.ts'
import type { Decision, Finding, FlowElement } from '../verdict.ts'
import type { Classifier } from './classifier.ts'

export interface ClassifierJudgeOptions {
  readonly classifier: Classifier
  /** Whether the rules are asked before in the same cascade, so that they need not be asked again. */
  readonly followsRules: boolean
}

type RiskClass = Exclude<BenchmarkClass, 'appropriate'>

const elements: Readonly<Record<RiskClass, FlowElement>> = {
  'function-overlapping': 'recipient',
  'excessive-privileges-overlapping': 'recipient',
  'function-dependency-injection': 'presence',
  'function-injection': 'presence',
  'causal-dependency-injection': 'order',
  'wrong-function-intent-injection': 'recipient',
  'wrong-argument-intent-injection': 'type',
  'data-injection': 'presence',
  'identity-injection': 'sender',
  'replay-injection': 'presence',
}

const words: Readonly<Record<RiskClass, string>> = {
  'function-overlapping': 'a function that stands in for the one that was meant',
  'excessive-privileges-overlapping': 'a function that can do more than the request needs',
  'function-dependency-injection': 'a call that the task does not need, before the right one',
  'function-injection': 'a call that the task does not need, after the right one',
  'causal-dependency-injection': 'calls in the wrong order',
  'wrong-function-intent-injection': 'another function than the user meant',
  'wrong-argument-intent-injection': 'arguments that are not what the user meant',
  'data-injection': 'data that no function returned',
  'identity-injection': 'somebody who is taken for more than they are',
  'replay-injection': 'a call that was made before and is made again',
}

interface Judged {
  /** RFC 6901 of what is judged. */
  readonly place: string
  /** Whether it changes nothing outside of the conversation. */
  readonly isHarmless: boolean
}

export function createClassifierJudge({ classifier, followsRules }: ClassifierJudgeOptions): Judge {
  const { thresholds } = classifier.model
  const earlier = new WeakMap<JudgeInput, readonly Finding[]>()

  function findingsOf(
    probabilities: Float64Array | undefined,
    flow: number,
    { place, isHarmless }: Judged,
  ): readonly Finding[] {
    if (probabilities === undefined) return []
    const suspicion = 1 - (probabilities[0] ?? 1)
    const suspected = decisionOf(suspicion, thresholds)
    if (suspected === 'allow') return []
    // A person is asked where something is at stake as well: a look that changes nothing goes on.
    const decision = isHarmless ? 'allow' : suspected
    const risk = likeliestRisk(probabilities)
    return [
      {
        risk,
        judge: 'classifier',
        decision,
        severity: decision === 'block' ? 'high' : 'medium',
        confidence: Math.min(1, suspicion),
        flow,
        message: flow,
        element: elements[risk],
        text: `In all that is known of the trajectory this looks like ${words[risk]}.`,
        evidence: [{ message: flow, pointer: place }],
      },
    ]
  }

  return {
    name: 'classifier',
    isNeeded(found, input) {
      if (followsRules)
        earlier.set(
          input,
          found.filter(({ judge }) => judge === 'rules'),
        )
      return true
    },
    judge(input) {
      const found = earlier.get(input)
      const place = input.from === 'host' ? '/params' : '/result'
      const isHarmless = isLook(input)
      const probabilities = classifier.scoreMessage(input, found)
      return findingsOf(probabilities, input.flows[0]?.seq ?? 0, { place, isHarmless })
    },
    judgeTurn: (input) =>
      findingsOf(classifier.scoreTurn(input), input.flow.seq, { place: '', isHarmless: false }),
  }
}

/** Whether a message is a call that by its name and definition only looks. */
function isLook(input: JudgeInput): boolean {
  return input.from === 'host' && isCall(input.message) && !mayChange(input)
}

function decisionOf(
  suspicion: number,
  { ask, block }: { readonly ask: number; readonly block: number },
): Extract<Decision, 'allow' | 'ask' | 'block'> {
  if (suspicion >= block) return 'block'
  return suspicion >= ask ? 'ask' : 'allow'
}

function likeliestRisk(probabilities: Float64Array): RiskClass & RiskId {
  let best = 1
  for (let at = 2; at < benchmarkClasses.length; at++)
    if ((probabilities[at] ?? 0) > (probabilities[best] ?? 0)) best = at
  return (benchmarkClasses[best] ?? 'function-injection') as RiskClass
}
