/**
 * The Guardian: judges in order, one verdict. It never fails open in silence: a judge that throws,
 * rejects, or does not answer in time is a finding `judge-unavailable`.
 */
import type { Completeness } from '../trajectory/trajectory.ts'
import { combine } from './combine.ts'
import { type FailMode, unavailable } from './fail-mode.ts'
import type { Judge, JudgeInput } from './judge.ts'
import type { Finding, Verdict } from './verdict.ts'

/** Milliseconds that a judge which answers with a promise may take. */
const deadlineMs = 10_000

export interface Guardian {
  judge(input: JudgeInput, completeness: Completeness): Verdict | Promise<Verdict>
}

/** Runs every judge on each message; answers at once unless a judge answers with a promise. */
export function createGuardian(judges: readonly Judge[], failMode: FailMode): Guardian {
  return {
    judge(input, completeness) {
      const answers = judges.map((judge) => ask(judge, input, failMode))
      if (!answers.some((answer) => answer instanceof Promise)) {
        return combine((answers as readonly (readonly Finding[])[]).flat(), completeness)
      }
      return Promise.all(answers).then((findings) => combine(findings.flat(), completeness))
    },
  }
}

function ask(
  judge: Judge,
  input: JudgeInput,
  failMode: FailMode,
): readonly Finding[] | Promise<readonly Finding[]> {
  try {
    const answer = judge.judge(input)
    if (!(answer instanceof Promise)) return answer
    return withDeadline(answer).catch(() => [unavailable(judge.name, input, failMode)])
  } catch {
    // The fault becomes a finding, and the fail mode decides.
    return [unavailable(judge.name, input, failMode)]
  }
}

function withDeadline<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('deadline')), deadlineMs)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
