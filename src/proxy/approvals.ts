/**
 * The questions of a verdict, put to the approvals in the store: answered where a person has
 * decided about this very flow, else left there for a person, once however often it is asked.
 */
import type { Mode } from '../enforcement/mode.ts'
import { type Answer, applyAnswers, isQuestion } from '../guardian/apply-approvals.ts'
import { approvalFlowOf, joinedFlow, shownFlowOf } from '../guardian/approval-flow.ts'
import type { JudgeInput } from '../guardian/judge.ts'
import type { Finding, Verdict } from '../guardian/verdict.ts'
import type { ApprovalBook, StoredApproval } from '../log/approval-book.ts'
import { trajectoryId } from '../log/checkpoint.ts'
import { asked, denied, granted, superfluous, usedUp } from '../state/approval-steps.ts'
import { type ApprovalFlow, decisionAbout, flowName } from '../state/approvals.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'

export interface Settled {
  readonly verdict: Verdict
  /** Ids of the requests that wait for a person, by finding; for stderr only. */
  readonly waiting: ReadonlyMap<Finding, string>
}

export interface Approvals {
  /** The verdict with the answers of a person; an approval for once is used up by it. */
  settle(verdict: Verdict, input: JudgeInput, trajectory: TrajectoryKey): Promise<Settled>
  /** Writes down what a person answered in the host about requests that wait; whether it was done. */
  answer(ids: readonly string[], isAllowed: boolean): Promise<boolean>
}

export interface ApprovalsDeps {
  /** Where approvals are; undefined while the store cannot be opened. */
  readonly book: () => ApprovalBook | undefined
  readonly mode: Mode
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
  readonly now: () => Date
}

/** Attempts when another guard, or a person, writes at the same time. */
const maxAttempts = 5
/** Milliseconds for which an answer from the host holds: a yes is used at once, a no spares questions. */
const allowedMs = 60_000
const deniedMs = 24 * 3_600_000
const nobodyWaits: ReadonlyMap<Finding, string> = new Map()

interface Question {
  readonly finding: Finding
  readonly flow: ApprovalFlow
}

/** Questions that differ in the finding only: one request asks for all. */
type Questions = readonly [Question, ...(readonly Question[])]

export function createApprovals({ book, mode, digest, now }: ApprovalsDeps): Approvals {
  /** Whether every approval for once was still there to be used. */
  async function use(open: ApprovalBook, spendable: ReadonlySet<StoredApproval>): Promise<boolean> {
    for (const one of spendable) {
      if (one.standing.state !== 'granted' || !one.standing.once) continue
      const spent = usedUp(one, now().getTime())
      if (!(await open.put(one.key, spent, one.storedRevision))) return false
    }
    return true
  }

  /** The id of the request about a flow, which waits from now on. */
  async function ask(
    open: ApprovalBook,
    all: readonly StoredApproval[],
    questions: Questions,
    input: JudgeInput,
    trajectory: TrajectoryKey,
  ): Promise<string | undefined> {
    const flow = flowOf(questions)
    const key = digest(flowName(flow))
    const before = all.find((one) => one.key === key)
    if (before === undefined) {
      for (const old of superfluous(all, now().getTime())) await open.remove(old.key)
    }
    const [{ finding }, ...more] = questions
    const findings = [finding, ...more.map((one) => one.finding)] as const
    const shown = shownFlowOf(findings, input, trajectoryId(trajectory))
    const record = asked(before, key, { flow, shown }, now().getTime())
    const isWritten = await open.put(key, record, before?.storedRevision ?? 0)
    return isWritten ? record.id : undefined
  }

  /** Undefined where somebody else wrote meanwhile. */
  async function attempt(
    open: ApprovalBook,
    verdict: Verdict,
    questions: readonly Question[],
    input: JudgeInput,
    trajectory: TrajectoryKey,
  ): Promise<Settled | undefined> {
    const all = await open.all()
    const answers = new Map<Finding, Answer>()
    const spendable = new Set<StoredApproval>()
    const groups = grouped(questions)
    // A person decided about all that is found now, or about one finding at another time.
    for (const asked of [...groups, ...questions.map((one): Questions => [one])]) {
      const decided = decisionAbout(all, flowOf(asked), now().getTime())
      if (decided === undefined) continue
      const { kind, record } = decided
      for (const { finding } of asked) {
        if (answers.has(finding) && kind === 'granted') continue
        if (kind === 'granted') spendable.add(record)
        answers.set(finding, kind === 'granted' ? { kind: 'approved', id: record.id } : { kind })
      }
    }
    const settled = applyAnswers(verdict, answers)
    const isDenied = [...answers.values()].some(({ kind }) => kind === 'denied')
    if (isDenied) return { verdict: settled, waiting: nobodyWaits }
    const unanswered = grouped(questions.filter(({ finding }) => !answers.has(finding)))
    if (unanswered.length === 0) {
      const isUsed = await use(open, spendable)
      return isUsed ? { verdict: settled, waiting: nobodyWaits } : undefined
    }
    const waiting = new Map<Finding, string>()
    for (const asked of unanswered) {
      const id = await ask(open, all, asked, input, trajectory)
      if (id === undefined) return undefined
      for (const { finding } of asked) waiting.set(finding, id)
    }
    return { verdict: settled, waiting }
  }

  /** False where the request is gone, or others write all the time. */
  async function write(open: ApprovalBook, id: string, isAllowed: boolean): Promise<boolean> {
    for (let tries = 0; tries < maxAttempts; tries++) {
      const record = (await open.all()).find((one) => one.id === id)
      if (record?.standing.state !== 'pending') return false
      const at = now().getTime()
      const step = isAllowed
        ? granted(record, { once: true, until: at + allowedMs, any: [] }, at)
        : denied(record, at + deniedMs, at)
      if (await open.put(record.key, step, record.storedRevision)) return true
    }
    return false
  }

  return {
    async answer(ids, isAllowed) {
      try {
        const open = book()
        if (open === undefined) return false
        for (const id of ids) {
          if (!(await write(open, id, isAllowed))) return false
        }
        return true
      } catch {
        // A store that cannot be read or written: the message is asked about anew, and held back.
        return false
      }
    },
    async settle(verdict, input, trajectory) {
      const unsettled: Settled = { verdict, waiting: nobodyWaits }
      const isAsked = (finding: Finding): boolean => isQuestion(finding, mode === 'ask')
      const stopping = verdict.findings.filter(({ decision }) => stops(decision))
      const isOpen = stopping.length > 0 && stopping.every(isAsked)
      if (mode === 'observe' || !isOpen) return unsettled
      try {
        const open = book()
        if (open === undefined) return unsettled
        const questions = stopping.map((finding) => {
          return { finding, flow: approvalFlowOf(finding, input, digest) }
        })
        for (let tries = 0; tries < maxAttempts; tries++) {
          const settled = await attempt(open, verdict, questions, input, trajectory)
          if (settled !== undefined) return settled
        }
      } catch {
        // A store that cannot be read or written: nobody can be asked, and nothing is approved.
      }
      return unsettled
    },
  }
}

function stops(decision: Finding['decision']): boolean {
  return decision === 'ask' || decision === 'block'
}

/** Tools of a list are asked about one by one, all that is found of one thing together. */
function grouped(questions: readonly Question[]): readonly Questions[] {
  const groups = new Map<string, Questions>()
  for (const question of questions) {
    const name = flowName({ ...question.flow, finding: '' })
    const group = groups.get(name)
    groups.set(name, group === undefined ? [question] : [...group, question])
  }
  return [...groups.values()]
}

function flowOf(questions: Questions): ApprovalFlow {
  return joinedFlow(
    questions[0].flow,
    questions.map(({ flow }) => flow.finding),
  )
}
