/**
 * Stage 5: verdict x message -> action.
 */

import type { Decision, Finding, Verdict } from '../guardian/verdict.ts'
import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import type { Action } from './action.ts'
import { explain, explainBatch, verdictMeta } from './explain.ts'
import { carriedOut, carriedOutOf, type Mode } from './mode.ts'
import { redactEdit } from './redact.ts'
import { blockedError, blockedResult } from './reject.ts'
import { ownKeys } from './strip.ts'
import { withheldTools, withholdEdit } from './withhold.ts'

export interface EnforceInput {
  readonly message: Message
  readonly from: Side
  /** The request that the message answers. */
  readonly answers: RequestMessage | undefined
  readonly verdict: Verdict
  readonly mode: Mode
  /** Whether both peers have negotiated the MCIP context. @default false */
  readonly sharesContext?: boolean
  /** False where the line holds none of the guard's own keys. @default true */
  readonly mayHoldOwnKeys?: boolean
  /** Whether a request for approval waits for a person. @default false */
  readonly isWaiting?: boolean
  /** Whether a person is asked in the host, while the message waits. @default false */
  readonly mayHold?: boolean
}

/** What is done with the message. A message that may go on only loses the guard's own keys. */
export function enforce(input: EnforceInput): Action {
  const { message, from, verdict, mode, sharesContext } = input
  const decision = carriedOutOf(verdict, mode)
  const strip =
    input.mayHoldOwnKeys === false
      ? []
      : ownKeys(message, from === 'host' && sharesContext === true)
  switch (decision) {
    case 'allow':
      if (strip.length === 0) return { kind: 'forward' }
      return { kind: 'replace', edit: () => ({ remove: strip, set: [] }) }
    case 'redact': {
      const edit = redactEdit(message, verdict.findings)
      if (edit === undefined) return stop(input, 'block')
      return { kind: 'replace', edit: () => ({ remove: strip, set: edit }) }
    }
    case 'ask':
      if (input.mayHold === true) return { kind: 'hold' }
      return withhold(input, strip, decision) ?? stop(input, decision)
    case 'block':
      return withhold(input, strip, decision) ?? stop(input, decision)
  }
}

/**
 * A list goes on without the tools that the findings point at, if they point at tools only. A
 * tool of which something would be redacted goes too.
 */
function withhold(
  { message, verdict, mode }: EnforceInput,
  strip: readonly string[],
  decision: Decision,
): Action | undefined {
  const stopping = verdict.findings.filter((finding) => isStopping(finding, mode))
  const tools = withheldTools(message, stopping)
  if (tools === undefined) return undefined
  return {
    kind: 'replace',
    edit: (flowSeq) => withholdEdit(tools, strip, verdictMeta(verdict, [flowSeq]), decision),
  }
}

function isStopping(finding: Finding, mode: Mode): boolean {
  return carriedOut(finding.decision, mode) !== 'allow'
}

/**
 * Nothing of the message goes on; whoever waits for an answer gets one.
 *
 * @param cause `batch` when the message itself may go on, but not what came with it
 */
export function stop(
  input: EnforceInput,
  decision: Decision,
  cause: 'verdict' | 'batch' = 'verdict',
): Action {
  const { message, from, answers, verdict, isWaiting } = input
  const what = describe(message, answers)
  // What was found is the host's to read: a server that was stopped must not learn from it.
  const isForServer = (message.kind === 'request') === (from === 'server')
  const hasRun = isCallResult(input)
  const text =
    cause === 'batch'
      ? explainBatch(decision, what, hasRun)
      : explain(verdict, decision, what, isWaiting, hasRun)
  switch (message.kind) {
    case 'notification':
      return { kind: 'reject', reply: () => undefined }
    case 'request':
      return { kind: 'reject', reply: (flowSeq) => answer(message.id, message.method, flowSeq) }
    case 'result':
    case 'error': {
      const { id } = message
      if (id === null) return { kind: 'reject', reply: () => undefined }
      // The peer waits for this answer: it gets one that quotes nothing of the original.
      const method = from === 'server' ? answers?.method : undefined
      return { kind: 'replace', text: (flowSeq) => answer(id, method, flowSeq) }
    }
  }

  function answer(id: RequestMessage['id'], method: string | undefined, flowSeq: number): string {
    if (isForServer) return blockedError(id, decision, `MCIP stopped ${what}.`, { decision })
    const meta = verdictMeta(verdict, [flowSeq], cause === 'batch' ? { decision } : {})
    return method === 'tools/call'
      ? blockedResult(id, text, meta)
      : blockedError(id, decision, text, meta)
  }
}

/** Whether the message is what a call of a tool gave: the server has carried it out. */
export function isCallResult({
  message,
  from,
  answers,
}: Pick<EnforceInput, 'message' | 'from' | 'answers'>): boolean {
  const isAnswer = message.kind === 'result' || message.kind === 'error'
  return isAnswer && from === 'server' && answers?.method === 'tools/call'
}

const maxName = 64

/** `the call of "read_file"`, `the result of "read_file"`, `the answer to resources/read`. */
export function describe(message: Message, answers: RequestMessage | undefined): string {
  const request = message.kind === 'request' ? message : answers
  const name = request?.method === 'tools/call' ? request.params?.name : undefined
  if (typeof name === 'string') {
    const quoted = JSON.stringify(name.slice(0, maxName).replace(/[^\x20-\x7e]/g, '?'))
    return message.kind === 'request' ? `the call of ${quoted}` : `the result of ${quoted}`
  }
  if ('method' in message) return `the ${message.kind} ${methodName(message.method)}`
  return answers === undefined ? 'an answer' : `the answer to ${methodName(answers.method)}`
}

function methodName(method: string): string {
  return method.slice(0, maxName).replace(/[^\w/.$-]/g, '?')
}
