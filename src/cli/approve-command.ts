/** What `mcip approve` and `mcip deny` do, once a person has typed the word. */
import { McipError } from '../errors.ts'
import type { ApprovalBook, StoredApproval } from '../log/approval-book.ts'
import { denied, granted } from '../state/approval-steps.ts'
import type { ApprovalRecord } from '../state/approvals.ts'
import { approvalLines, nameOf } from './approval-lines.ts'
import { approvalsOf } from './approvals-command.ts'
import { confirmPerson } from './confirm-person.ts'
import { exitCodes } from './exit-code.ts'
import { noteAnswer } from './log-answer.ts'
import { type LogOptions, withStore } from './log-command.ts'
import { toMinute } from './short-time.ts'
import { tell } from './tell.ts'
import { plain, terminalOf } from './terminal.ts'
import { momentMs, spanMs } from './time-ahead.ts'

export interface DenyOptions extends LogOptions {
  readonly until?: string
  readonly for?: string
}

export interface ApproveOptions extends DenyOptions {
  readonly once?: true
  readonly any?: readonly string[]
}

const dayMs = 24 * 3_600_000
const denialMs = 30 * dayMs
/** Attempts while the agent asks again and again. */
const maxAttempts = 20

/** @throws McipError `cli.usage`, `cli.unknown-approval`, and what `confirmPerson` throws */
export async function approve(id: string, options: ApproveOptions): Promise<void> {
  const until = timeOf(options)
  const once = options.once === true || until === undefined
  await change(id, options, {
    what: 'approving a flow',
    toDo: ({ flow }) => {
      const what = isResult(flow) ? 'this result, whose call has run already,' : 'it'
      return `let ${what} through ${once ? 'once' : `until ${timeText(until)}`}`
    },
    check: (record) => void anyOf(record, options),
    step: (record, now) =>
      granted(record, { once, until: until ?? now + dayMs, any: anyOf(record, options) }, now),
    done: ({ flow }) => {
      const next = isResult(flow)
        ? 'the same result goes on when the call is sent again; a call that changes something does it again'
        : 'the agent may send it again'
      return `approved ${once ? 'once' : `until ${timeText(until)}`}: ${next}`
    },
    noted: 'approval',
  })
}

/** @throws McipError `cli.usage`, `cli.unknown-approval`, and what `confirmPerson` throws */
export async function deny(id: string, options: DenyOptions): Promise<void> {
  const until = timeOf(options)
  await change(id, options, {
    what: 'denying a flow',
    toDo: () => 'keep it back',
    check: () => undefined,
    step: (record, now) => denied(record, until ?? now + denialMs, now),
    done: () => 'denied: it is blocked without being asked about',
    noted: 'denial',
  })
}

interface Change {
  readonly what: string
  readonly toDo: (record: ApprovalRecord) => string
  /** Throws where the options do not fit the request. */
  readonly check: (record: ApprovalRecord) => void
  readonly step: (record: ApprovalRecord, now: number) => ApprovalRecord
  readonly done: (record: ApprovalRecord) => string
  readonly noted: 'approval' | 'denial'
}

async function change(
  id: string,
  options: LogOptions,
  { what, toDo, check, step, done, noted }: Change,
): Promise<void> {
  await withStore(options, async (store) => {
    const book = approvalsOf(store, options)
    const record = await find(book, id)
    check(record)
    const terminal = terminalOf(process.stderr, process.env)
    const lines = approvalLines(terminal, record, Date.now())
    if (!(await confirmPerson(store, { what, toDo: toDo(record), lines })))
      return unchanged('nothing was changed')
    for (let tries = 0; tries < maxAttempts; tries++) {
      // WHY anew: asking again writes the record; its key names all that was shown.
      const now = (await book.all()).find(({ key }) => key === record.key)
      if (now === undefined) return unchanged('the request is gone; nothing was changed')
      if (await book.put(now.key, step(now, Date.now()), now.storedRevision)) {
        const whyNot = await noteAnswer(store, options, now, noted)
        tell(`${plain(record.id, 16)} ${done(record)}`)
        if (whyNot !== undefined) tell(`the log could not note it: ${plain(whyNot, 300)}`)
        return
      }
    }
    unchanged('others write to the log all the time; nothing was changed')
  })
}

/** Whether the flow is what a call gave: the call has been carried out by then. */
function isResult({ unit }: ApprovalRecord['flow']): boolean {
  return unit.startsWith('answer:function:')
}

/** Hex digits that are enough where only one request has them. */
const leastDigits = 4

async function find(book: ApprovalBook, id: string): Promise<StoredApproval> {
  const all = await book.all()
  const exact = all.filter((record) => record.id === id)
  const found =
    exact.length > 0 || id.length < leastDigits
      ? exact
      : all.filter((record) => record.id.startsWith(id))
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  throw new McipError('cli.unknown-approval', { id: plain(id, 40) })
}

/** When an answer ends, in milliseconds; undefined where no time is given. */
function timeOf(options: DenyOptions): number | undefined {
  const now = Date.now()
  if (options.until !== undefined && options.for !== undefined) {
    throw new McipError('cli.usage', { reason: 'give `--until` or `--for`, not both' })
  }
  if (options.until !== undefined) return momentMs(options.until, now)
  return options.for === undefined ? undefined : now + spanMs(options.for)
}

/** Pointers of the fields that may hold any value. */
function anyOf({ flow }: ApprovalRecord, { any = [] }: ApproveOptions): readonly string[] {
  return any.map((given) => {
    const field = flow.fields.find(({ pointer }) => pointer === given || nameOf(pointer) === given)
    const name = plain(given, 40)
    if (field === undefined) {
      throw new McipError('cli.usage', { reason: `the request has no field \`${name}\`` })
    }
    if (field.matters) {
      throw new McipError('cli.usage', {
        reason: `\`${name}\` says whom or what the flow reaches; it cannot be --any`,
      })
    }
    return field.pointer
  })
}

function timeText(until: number): string {
  return `${toMinute(new Date(until).toISOString())} UTC`
}

function unchanged(text: string): void {
  tell(text)
  process.exitCode = exitCodes.found
}
