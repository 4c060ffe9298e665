/** What the guard does about a fault of its own. */

import { mayChange } from './consequence.ts'
import type { JudgeInput, TurnInput } from './judge.ts'
import type { Decision, Finding, JudgeName } from './verdict.ts'

/**
 * What happens to a message that could not be judged, or not be logged:
 * `closed-for-changes` blocks what may change something, what a server says about itself where that
 * can't be judged, and lists of tools that can't be compared with what was seen before; it lets the
 * rest go on with a finding.
 */
export const failModes = ['closed-for-changes', 'closed', 'open'] as const
export type FailMode = (typeof failModes)[number]

/** The decision about a message that the guard can't log. */
export function decisionOfFault(input: JudgeInput, failMode: FailMode): Decision {
  if (failMode === 'open') return 'allow'
  if (failMode === 'closed') return 'block'
  return mayChange(input) ? 'block' : 'allow'
}

/**
 * The decision about a message that a judge failed on.
 *
 * WHY: the server chose the bytes of what it tells about itself. If a fault let those go on, a
 * server could switch a rule off by what it writes.
 */
function decisionOfUnjudged(input: JudgeInput, failMode: FailMode): Decision {
  if (failMode === 'closed-for-changes' && introduces(input)) return 'block'
  return decisionOfFault(input, failMode)
}

const introductions: ReadonlySet<string> = new Set(['initialize', 'server/discover'])

/** Whether a server lists its tools or introduces itself. */
function introduces({ message, from, answers, listed }: JudgeInput): boolean {
  if (from !== 'server') return false
  return (
    listed.length > 0 || (message.kind === 'result' && introductions.has(answers?.method ?? ''))
  )
}

/** The finding that stands for a judge that did not answer. */
export function unavailable(judge: JudgeName, input: JudgeInput, failMode: FailMode): Finding {
  return faultFinding(
    judge,
    input,
    decisionOfUnjudged(input, failMode),
    `The judge \`${judge}\` could not answer; the fail mode is \`${failMode}\`.`,
  )
}

/** The finding that stands for a judge that did not answer about a turn: words change nothing. */
export function unavailableForTurn(judge: JudgeName, { flow }: TurnInput): Finding {
  return fault(judge, flow.seq, 'allow', `The judge \`${judge}\` could not answer about a turn.`)
}

/**
 * The finding about a message that can't be compared with what was seen before: the store's fault.
 *
 * WHY a list is blocked: a definition that was changed would go on as if it were the first one.
 */
export function unremembered(input: JudgeInput, failMode: FailMode): Finding {
  const isList = input.from === 'server' && input.listed.length > 0
  const decision =
    isList && failMode === 'closed-for-changes' ? 'block' : decisionOfFault(input, failMode)
  const what = isList ? ', so its tools cannot be compared with those seen first' : ''
  return faultFinding(
    'rules',
    input,
    decision,
    `What is remembered of the server cannot be read${what}; the fail mode is \`${failMode}\`.`,
  )
}

/** The finding about a message that can't be logged. */
export function unlogged(input: JudgeInput, failMode: FailMode): Finding {
  return faultFinding(
    'rules',
    input,
    decisionOfFault(input, failMode),
    `The flow log cannot be written; the fail mode is \`${failMode}\`.`,
  )
}

function faultFinding(
  judge: JudgeName,
  input: JudgeInput,
  decision: Decision,
  text: string,
): Finding {
  return fault(judge, input.flows[0]?.seq ?? 0, decision, text)
}

function fault(judge: JudgeName, flow: number, decision: Decision, text: string): Finding {
  return {
    risk: null,
    code: 'judge-unavailable',
    judge,
    decision,
    severity: 'medium',
    confidence: 1,
    flow,
    message: flow,
    element: 'presence',
    text,
    evidence: [],
  }
}
