/** What becomes of a line that could not be logged. */
import type { Action } from '../enforcement/action.ts'
import { enforce } from '../enforcement/enforce.ts'
import { enforceBatch } from '../enforcement/enforce-batch.ts'
import type { McipError } from '../errors.ts'
import { combine } from '../guardian/combine.ts'
import { unlogged as unloggedFinding } from '../guardian/fail-mode.ts'
import type { HandledLine } from './handled-line.ts'
import type { PipelineDeps } from './pipeline-deps.ts'

/**
 * The line with the actions that the fail mode leaves: calls that change something are blocked by
 * default, the rest goes on and is counted for the gap entry.
 *
 * @param cause why it could not be logged
 */
export function unlogged(line: HandledLine, deps: PipelineDeps, cause: McipError): HandledLine {
  if (line.kind === 'rejected') {
    deps.log.lost({ forwarded: 0, blocked: 1 })
    return line
  }
  const inputs = line.messages.map(({ judged }) => {
    const { message, answers, verdict, input } = judged
    const findings = [...verdict.findings, unloggedFinding(input, deps.failMode)]
    const stricter = combine(findings, verdict.completeness)
    const { sharesContext } = deps.connection
    return { message, from: line.from, answers, verdict: stricter, mode: deps.mode, sharesContext }
  })
  const actions = line.isBatch ? enforceBatch(inputs) : inputs.map(enforce)
  const messages = line.messages.map((message, index) => ({
    ...message,
    action: actions[index] ?? message.action,
  }))
  const blocked = messages.filter(({ action }) => !goesOn(action)).length
  deps.log.lost({ forwarded: messages.length - blocked, blocked })
  return { ...line, messages, unlogged: cause }
}

function goesOn(action: Action): boolean {
  return action.kind === 'forward' || (action.kind === 'replace' && 'edit' in action)
}
