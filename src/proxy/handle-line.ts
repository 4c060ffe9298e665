/** bytes -> message, then each message through the judges to an action; nothing is sent here. */
import type { EnforceInput } from '../enforcement/enforce.ts'
import { enforce } from '../enforcement/enforce.ts'
import { enforceBatch } from '../enforcement/enforce-batch.ts'
import type { Mode } from '../enforcement/mode.ts'
import { unreadableAnswerError, unreadableRequest } from '../enforcement/reject.ts'
import { mayHoldOwnKeys } from '../enforcement/strip.ts'
import type { Message, Reading, Side } from '../mcp/message.ts'
import { readHead, readLine } from '../mcp/read.ts'
import type { Line } from '../transport/transport.ts'
import { draftOf, type HandledLine, type HandledMessage } from './handled-line.ts'
import type { HostQuestions } from './host-questions.ts'
import { type JudgeDeps, type Judged, judgeMessage } from './judge-message.ts'
import type { Question } from './question.ts'

export interface LineDeps extends JudgeDeps {
  readonly mode: Mode
  /** Wall clock, for the entries. */
  readonly now: () => Date
  /** Milliseconds of a monotonic clock, for judging times. */
  readonly clock: () => number
  /** Questions that a person answers in the host. @default none is put there */
  readonly questions?: HostQuestions
}

/**
 * What becomes of one line; undefined for a blank one, which is no message and goes nowhere.
 *
 * @param mayHold false of a line that has been held already
 */
export async function handleLine(
  deps: LineDeps,
  line: Line,
  from: Side,
  mayHold = true,
): Promise<HandledLine | undefined> {
  const started = deps.clock()
  const reading = withoutOwn(readingOf(line), from, deps.questions)
  if (reading.kind === 'blank') return undefined
  const at = deps.now().toISOString()
  const entry = { at, server: deps.server.id, from }
  if (reading.kind === 'rejected' || line.kind !== 'line') {
    const trajectory = await deps.trajectoryOf(undefined, from, undefined)
    return rejected(deps, reading as Reading & { kind: 'rejected' }, line, { ...entry, trajectory })
  }
  const isBatch = reading.kind === 'batch'
  const taking = isBatch ? undefined : deps.questions?.take(reading.message, from, at)
  const taken = taking === undefined ? undefined : await taking
  if (taken !== undefined) return { kind: 'rejected', from, reply: undefined, ...taken }
  const judged: Judged[] = []
  for (const message of reading.kind === 'batch' ? reading.messages : [reading.message]) {
    deps.questions?.heard(message, from)
    judged.push(await judgeMessage(deps, message, from, at))
  }
  const question = mayHold && !isBatch ? questionAbout(deps, judged, from, at) : undefined
  const { sharesContext } = deps.connection
  const shared = {
    from,
    mode: deps.mode,
    sharesContext,
    mayHoldOwnKeys: mayHoldOwnKeys(line.raw),
  }
  const inputs = judged.map((one): EnforceInput => {
    const { message, answers, verdict } = one
    const isWaiting = (one.waiting?.size ?? 0) > 0
    const mayHold = question !== undefined
    return { message, answers, verdict, isWaiting, mayHold, ...shared }
  })
  const actions = isBatch ? enforceBatch(inputs) : inputs.map(enforce)
  const ms = (deps.clock() - started) / judged.length
  const messages = judged.flatMap((one, index) => {
    const action = actions[index]
    return action === undefined ? [] : [{ judged: one, action }]
  })
  forgetStopped(deps, messages, from)
  const drafts = messages.map((message) => draftOf(message, { ms, ...entry }))
  const { raw } = line
  const handled = { kind: 'judged', from, raw, isBatch, messages, drafts } as const
  if (question === undefined || messages[0]?.action.kind !== 'hold') return handled
  return { ...handled, question, drafts: [...drafts, question.draft] }
}

/** What a person is asked in the host about a line's only message. */
function questionAbout(
  { questions }: LineDeps,
  [judged]: readonly Judged[],
  from: Side,
  at: string,
): Question | undefined {
  return judged === undefined ? undefined : questions?.about(judged, from, at)
}

/**
 * The reading, but of a batch with an answer to the guard itself: what came with that would have to
 * be forwarded in other bytes. No revision has both batches and elicitation.
 */
function withoutOwn(reading: Reading, from: Side, questions: HostQuestions | undefined): Reading {
  const isOwn = (message: Message): boolean => questions?.isOwn(message, from) === true
  if (reading.kind !== 'batch' || !reading.messages.some(isOwn)) return reading
  const detail = 'a batch with an answer to a question of MCIP'
  return { kind: 'rejected', reason: 'not-json-rpc', id: null, detail, bytes: 0 }
}

/** A request that does not go on waits for no answer of the other side. */
function forgetStopped(
  { connection }: LineDeps,
  messages: readonly HandledMessage[],
  from: Side,
): void {
  for (const { judged, action } of messages) {
    const isStopped = action.kind === 'reject' || action.kind === 'hold'
    if (isStopped && judged.message.kind === 'request') {
      connection.giveUp(judged.message.id, from === 'host' ? 'server' : 'host')
    }
  }
}

function readingOf(line: Line): Reading {
  if (line.kind === 'line') return readLine(line.raw)
  return {
    kind: 'rejected',
    reason: 'too-long',
    id: readHead(line.head),
    detail: `a line of ${line.bytes} bytes is over the limit`,
    bytes: line.bytes,
  }
}

function rejected(
  deps: LineDeps,
  { id, reason, detail, bytes }: Reading & { kind: 'rejected' },
  line: Line,
  entry: Pick<HandledLine['drafts'][number], 'at' | 'trajectory' | 'server'> & { from: Side },
): HandledLine {
  const { from } = entry
  return {
    kind: 'rejected',
    from,
    start: startOf(line),
    reply: from === 'host' ? unreadableRequest(id, reason, detail) : unreadableAnswer(),
    drafts: [{ kind: 'rejected', ...entry, reason, detail, bytes }],
  }

  /** A host that waits for the answer that this line was gets an error in its place, once. */
  function unreadableAnswer(): string | undefined {
    const isAwaited = id !== null && deps.connection.giveUp(id, from)
    return isAwaited ? unreadableAnswerError(id, reason) : undefined
  }
}

const maxStart = 256

function startOf(line: Line): string {
  const bytes = line.kind === 'line' ? line.raw : line.head
  return new TextDecoder().decode(bytes.subarray(0, maxStart)).trimEnd()
}
