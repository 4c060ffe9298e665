/**
 * A trajectory of the flow log -> what people said of its verdicts, each with the dialogue up to the
 * message as the log keeps it. What the Guardian said is never a label: messages that nobody spoke of
 * are only the dialogue around those that somebody did.
 */
import type { Entry, LoggedFlow, MarkEntry, MessageEntry } from '../../log/entry.ts'
import { createMarks, type Mark } from '../../log/marks.ts'
import { type BenchmarkClass, benchmarkClassOf } from '../../risk/risk.ts'
import { writeDialogue } from '../bench-case.ts'
import type { Dialogue } from '../dialogue.ts'
import { dialogueOfFlows } from '../dialogue-of-flows.ts'

/** One verdict that a person spoke of. */
export interface MarkedText {
  /** The dialogue up to the message, as OpenAI chat. */
  readonly text: string
  readonly label: BenchmarkClass
  /** Place of the message among the steps of the dialogue. */
  readonly step: number
  readonly kind: 'call' | 'return' | 'answer'
}

/** What was found of one trajectory. */
export interface MarkedTrajectory {
  readonly marked: readonly MarkedText[]
  /** Why nothing can be learned of a mark; one reason a mark. */
  readonly leftOut: readonly string[]
}

/** Milliseconds that a question in the host waits for an answer. */
const longestWaitMs = 300_000

/** @param entries of one trajectory, in the order of its chain */
export function markedIn(entries: readonly Entry[]): MarkedTrajectory {
  const messages = entries.filter((entry) => entry.kind === 'message')
  const marks = createMarks()
  for (const said of [
    ...entries.filter((entry) => entry.kind === 'mark'),
    ...answersIn(messages),
  ].toSorted((one, other) => one.seq - other.seq)) {
    marks.add(said)
  }
  const marked: MarkedText[] = []
  const leftOut: string[] = []
  for (const place of marks.places()) {
    const mark = marks.of(place)
    const found = mark === undefined ? 'taken-back' : markedText(messages, mark)
    if (typeof found === 'string') leftOut.push(found)
    else marked.push(found)
  }
  return { marked, leftOut }
}

function markedText(
  messages: readonly MessageEntry[],
  { about, label }: Mark,
): MarkedText | string {
  const known = label === 'appropriate' ? label : benchmarkClassOf(label)
  if (known === undefined) return 'risk-of-no-class'
  const at = messages.findIndex(({ seq }) => seq === about)
  const entry = messages[at]
  if (entry === undefined) return 'cut'
  const kind = kindOf(entry)
  if (kind === undefined) return 'no-call-return-or-answer'
  const before = messages.slice(0, at).filter(({ action }) => action === 'forward')
  const flows = before.flatMap((one) => one.flows.map(withoutVerdict))
  const after = dialogueOfFlows({ flows: [...flows, ...entry.flows.map(withoutVerdict)] }, names)
  if (typeof after === 'string') return after
  const step = changedStep(dialogueOfFlows({ flows }, names), after, kind)
  return { text: JSON.stringify(writeDialogue(after)), label: known, step, kind }
}

const names = { id: '', source: 'log' } as const

function kindOf({ flows }: MessageEntry): MarkedText['kind'] | undefined {
  const types = flows.map(({ type }) => type.message)
  if (types.includes('function-request')) return 'call'
  if (types.includes('function-return')) return 'return'
  return types.includes('response') ? 'answer' : undefined
}

function withoutVerdict(flow: LoggedFlow): LoggedFlow {
  const { verdict: _, ...rest } = flow
  return rest
}

/** The step that the message made, or put its return in. */
function changedStep(before: Dialogue | string, after: Dialogue, kind: MarkedText['kind']): number {
  const { steps } = after
  if (kind !== 'return' || typeof before === 'string') return steps.length - 1
  const at = steps.findIndex((step, index) => {
    const old = before.steps[index]
    return step.kind === 'call' && old?.kind === 'call' && step.returned !== old.returned
  })
  return at === -1 ? steps.length - 1 : at
}

/**
 * What people answered in the host, as marks. Where several questions waited the answer does not say
 * which it is for, and counts for none.
 */
function answersIn(messages: readonly MessageEntry[]): readonly MarkEntry[] {
  const found: MarkEntry[] = []
  let open: readonly MessageEntry[] = []
  for (const [at, entry] of messages.entries()) {
    const [flow] = entry.flows
    const held = messages[at - 1]
    if (flow === undefined || !isConsent(entry)) continue
    if (flow.sender.role === 'client') {
      if (held?.action === 'hold') open = [...open.filter((one) => isRecent(one, entry)), held]
      continue
    }
    const waiting = open.filter((one) => isRecent(one, entry))
    const [asked] = waiting
    const answer = (flow.content as { readonly answer?: unknown } | undefined)?.answer
    if (waiting.length === 1 && asked !== undefined) found.push(...answered(asked, entry, answer))
    open = waiting.length === 1 ? [] : waiting
  }
  return found
}

/** Whether an entry is of a question that the guard itself puts, or of the answer to it. */
function isConsent({ flows, message }: MessageEntry): boolean {
  const [flow] = flows
  if (flow === undefined || flow.type.message !== 'elicitation') return false
  const guard = flow.sender.role === 'client' ? flow.sender : flow.recipient
  const user = flow.sender.role === 'client' ? flow.recipient : flow.sender
  const isOwn = guard.role === 'client' && guard.unit === 'mcip' && user.role === 'user'
  return isOwn && message.method === 'elicitation/create'
}

function isRecent(one: MessageEntry, now: MessageEntry): boolean {
  return Date.parse(now.at) - Date.parse(one.at) <= longestWaitMs
}

function answered(asked: MessageEntry, entry: MessageEntry, answer: unknown): readonly MarkEntry[] {
  const { format, seq, at, trajectory, server } = entry
  const mark = { format, kind: 'mark', seq, at, trajectory, server, about: asked.seq } as const
  if (answer === 'allow') return [{ ...mark, label: 'appropriate', by: 'approval' }]
  if (answer !== 'deny') return []
  const stopping = asked.verdict.findings.find(({ decision }) => decision !== 'allow')
  const risk = stopping?.risk ?? undefined
  return risk === undefined ? [] : [{ ...mark, label: risk, by: 'denial' }]
}
