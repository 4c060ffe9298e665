/**
 * The Guardian: judges in order, one verdict. It never fails open in silence: a judge that throws,
 * rejects, answers nonsense, or does not answer in time is a finding `judge-unavailable`.
 */
import type { Completeness } from '../trajectory/trajectory.ts'
import { combine } from './combine.ts'
import { type FailMode, unavailable, unavailableForTurn } from './fail-mode.ts'
import type { Judge, JudgeInput, Rest, TurnInput } from './judge.ts'
import { decisions, type Finding, severities, type Verdict } from './verdict.ts'

/** Milliseconds that a judge which answers with a promise may take, unless it states its own. */
const defaultDeadlineMs = 10_000

export interface Guardian {
  /** @param rest given with a big message, see `Judge` */
  judge(input: JudgeInput, completeness: Completeness, rest?: Rest): Verdict | Promise<Verdict>
  /** Undefined where no judge looks at turns. */
  judgeTurn(input: TurnInput, completeness: Completeness): Verdict | undefined | Promise<Verdict>
}

type Answer = readonly Finding[] | Promise<readonly Finding[]>

/**
 * The cascade: asks judges in order, a later one with what earlier ones found; answers at once
 * unless a judge answers with a promise.
 */
export function createGuardian(judges: readonly Judge[], failMode: FailMode): Guardian {
  return {
    judge(input, completeness, rest) {
      const found = cascade(judges, (judge, earlier) =>
        ask(
          judge,
          () => (judge.isNeeded?.(earlier, input) === false ? [] : judge.judge(input, rest)),
          () => unavailable(judge.name, input, failMode),
        ),
      )
      return verdictOf(found, completeness)
    },
    judgeTurn(input, completeness) {
      const asked = judges.filter(({ judgeTurn }) => judgeTurn !== undefined)
      if (asked.length === 0) return undefined
      const found = cascade(asked, (judge) =>
        ask(
          judge,
          () => judge.judgeTurn?.(input) ?? [],
          () => unavailableForTurn(judge.name, input),
        ),
      )
      return verdictOf(found, completeness)
    },
  }
}

function verdictOf(found: Answer, completeness: Completeness): Verdict | Promise<Verdict> {
  if (!(found instanceof Promise)) return combine(found, completeness)
  return found.then((findings) => combine(findings, completeness))
}

type Asking = (judge: Judge, earlier: readonly Finding[]) => Answer

function cascade(judges: readonly Judge[], asking: Asking): Answer {
  const found: Finding[] = []
  for (const [index, judge] of judges.entries()) {
    const answer = asking(judge, found)
    if (answer instanceof Promise) return goOn(answer, found, judges.slice(index + 1), asking)
    for (const finding of answer as readonly Finding[]) found.push(finding)
  }
  return found
}

async function goOn(
  first: Promise<readonly Finding[]>,
  found: Finding[],
  rest: readonly Judge[],
  asking: Asking,
): Promise<readonly Finding[]> {
  found.push(...(await first))
  for (const judge of rest) found.push(...(await asking(judge, found)))
  return found
}

function ask(judge: Judge, answerOf: () => Answer, failed: () => Finding): Answer {
  try {
    const answer = answerOf()
    if (!(answer instanceof Promise)) return checked(answer)
    return withDeadline(answer, judge.deadlineMs ?? defaultDeadlineMs)
      .then(checked)
      .catch(() => [failed()])
  } catch {
    // The fault becomes a finding, and the fail mode decides.
    return [failed()]
  }
}

/** The answer as it is; a judge whose answer is no list of findings has not answered. */
function checked(answer: readonly Finding[]): readonly Finding[] {
  if (!Array.isArray(answer) || !answer.every(isFinding)) throw new TypeError('no findings')
  return answer
}

function isFinding(value: Partial<Finding> | null | undefined): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    decisions.some((decision) => decision === value.decision) &&
    severities.some((severity) => severity === value.severity) &&
    typeof value.confidence === 'number' &&
    value.confidence >= 0 &&
    value.confidence <= 1 &&
    typeof value.text === 'string' &&
    Array.isArray(value.evidence)
  )
}

function withDeadline<T>(answer: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('deadline')), deadlineMs)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
