/** What a person answered to a request for approval, noted in the chain of the message asked about. */
import { trajectoryId } from '../log/checkpoint.ts'
import type { MarkLabel, MessageEntry } from '../log/entry.ts'
import type { Store } from '../log/store.ts'
import { riskIds } from '../risk/risk.ts'
import type { ApprovalRecord } from '../state/approvals.ts'
import type { LogOptions } from './log-command.ts'
import { readEntry } from './log-lines.ts'
import { writeMark } from './write-mark.ts'

/**
 * Marks the message that was asked about last: nothing is wrong with what was approved, what was
 * denied is the risk that was found. Without an entry, or a risk, nothing is noted.
 *
 * Gives why it could not be noted: the answer itself is in force by then.
 */
export async function noteAnswer(
  store: Store,
  options: LogOptions,
  record: ApprovalRecord,
  answer: 'approval' | 'denial',
): Promise<string | undefined> {
  const risk = riskIds.find((one) => one === record.shown.risk)
  const label: MarkLabel | undefined = answer === 'approval' ? 'appropriate' : risk
  if (label === undefined) return undefined
  try {
    const entry = await askedEntry(store, record)
    if (entry !== undefined) await writeMark(store, options, entry, { label, by: answer })
    return undefined
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

/** The last message that was held back for such a finding, up to when it was asked about. */
export async function askedEntry(
  store: Pick<Store, 'heads' | 'entries'>,
  { flow, shown, lastAskedAt }: ApprovalRecord,
): Promise<MessageEntry | undefined> {
  const heads = await store.heads()
  const head = heads.find(({ trajectory }) => trajectoryId(trajectory) === shown.trajectory)
  if (head === undefined) return undefined
  const units = flow.unit.replace(/^answer:/, '').split(' ')
  let found: MessageEntry | undefined
  for await (const { bytes } of store.entries(head.trajectory)) {
    const entry = readEntry(bytes)
    if (entry?.kind !== 'message' || entry.at > lastAskedAt) continue
    const { verdict, flows, server, message } = entry
    const named = flows.flatMap(({ recipient, sender }) => [recipient.unit, sender.unit])
    const isOfUnit = [message.method, ...named].some((one) => units.some((unit) => unit === one))
    const isFound = verdict.findings.some(
      ({ risk, judge, decision }) => (risk ?? judge) === shown.risk && decision !== 'allow',
    )
    if (server === flow.server && isOfUnit && isFound) found = entry
  }
  return found
}
