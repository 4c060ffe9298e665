/**
 * The Guardian: judges in order, one verdict. It never fails open in silence: a judge that throws,
 * rejects, answers nonsense, or does not answer in time is a finding `judge-unavailable`.
 */
import type { Completeness } from '../trajectory/trajectory.ts'
import { combine } from './combine.ts'
import { type FailMode, unavailable, unavailableForTurn } from './fail-mode.ts'
import type { Judge, JudgeInput, TurnInput } from './judge.ts'
import { decisions, type Finding, severities, type Verdict } from './verdict.ts'

/** Milliseconds that a judge which answers with a promise may take. */
const deadlineMs = 10_000

export interface Guardian {
  judge(input: JudgeInput, completeness: Completeness): Verdict | Promise<Verdict>
  /** Undefined where no judge looks at turns. */
  judgeTurn(input: TurnInput, completeness: Completeness): Verdict | undefined | Promise<Verdict>
}

type Answer = readonly Finding[] | Promise<readonly Finding[]>

/** Runs every judge on each message and turn; answers at once unless a judge answers with a promise. */
export function createGuardian(judges: readonly Judge[], failMode: FailMode): Guardian {
  return {
    judge: (input, completeness) =>
      verdictOf(
        judges.map((judge) =>
          ask(
            () => judge.judge(input),
            () => unavailable(judge.name, input, failMode),
          ),
        ),
        completeness,
      ),
    judgeTurn(input, completeness) {
      const asked = judges.filter(({ judgeTurn }) => judgeTurn !== undefined)
      if (asked.length === 0) return undefined
      const answers = asked.map((judge) =>
        ask(
          () => judge.judgeTurn?.(input) ?? [],
          () => unavailableForTurn(judge.name, input),
        ),
      )
      return verdictOf(answers, completeness)
    },
  }
}

function verdictOf(
  answers: readonly Answer[],
  completeness: Completeness,
): Verdict | Promise<Verdict> {
  if (!answers.some((answer) => answer instanceof Promise)) {
    return combine((answers as readonly (readonly Finding[])[]).flat(), completeness)
  }
  return Promise.all(answers).then((findings) => combine(findings.flat(), completeness))
}

function ask(answerOf: () => Answer, failed: () => Finding): Answer {
  try {
    const answer = answerOf()
    if (!(answer instanceof Promise)) return checked(answer)
    return withDeadline(answer)
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

function withDeadline<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('deadline')), deadlineMs)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
