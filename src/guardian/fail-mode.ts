/** What the guard does about a fault of its own. */

import type { ToolDefinition } from '../trajectory/catalogue.ts'
import { changesSomething } from './consequence.ts'
import type { JudgeInput } from './judge.ts'
import type { Decision, Finding, JudgeName } from './verdict.ts'

/**
 * What happens to a message that could not be judged, or not be logged:
 * `closed-for-changes` blocks what may change something and lets reads go on with a finding.
 */
export const failModes = ['closed-for-changes', 'closed', 'open'] as const
export type FailMode = (typeof failModes)[number]

/** The decision about a message for which the guard itself is at fault. */
export function decisionOfFault(input: JudgeInput, failMode: FailMode): Decision {
  if (failMode === 'open') return 'allow'
  if (failMode === 'closed') return 'block'
  return changesSomething(input.message, calledTool(input)) ? 'block' : 'allow'
}

/** The finding that stands for a judge that did not answer. */
export function unavailable(judge: JudgeName, input: JudgeInput, failMode: FailMode): Finding {
  return faultFinding(
    judge,
    input,
    failMode,
    `The judge \`${judge}\` could not answer; the fail mode is \`${failMode}\`.`,
  )
}

/** The finding about a message that can't be logged. */
export function unlogged(input: JudgeInput, failMode: FailMode): Finding {
  return faultFinding(
    'rules',
    input,
    failMode,
    `The flow log cannot be written; the fail mode is \`${failMode}\`.`,
  )
}

function faultFinding(
  judge: JudgeName,
  input: JudgeInput,
  failMode: FailMode,
  text: string,
): Finding {
  const flow = input.flows[0]?.seq ?? 0
  return {
    risk: null,
    code: 'judge-unavailable',
    judge,
    decision: decisionOfFault(input, failMode),
    severity: 'medium',
    confidence: 1,
    flow,
    message: flow,
    element: 'presence',
    text,
    evidence: [],
  }
}

function calledTool(input: JudgeInput): ToolDefinition | undefined {
  const { message } = input
  const name = message.kind === 'request' ? message.params?.name : undefined
  return typeof name === 'string' ? input.tool(name) : undefined
}
