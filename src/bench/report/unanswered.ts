/** Why cases have no answer: the reasons with their counts, and what to do about each. */
import { errorTable } from '../../errors.ts'
import type { Scored } from '../evaluate/scored.ts'

export interface Unanswered {
  /** Code of the fault, or empty where it has none. */
  readonly code: string
  /** Status of HTTP, where the fault has one. */
  readonly status?: number
  readonly cases: number
  /** What the first of these cases was told. */
  readonly reason: string
  /** The next step, as the table of faults has it. */
  readonly hint: string
}

const maxReason = 300

/** The reasons, by code and status, the most frequent first. */
export function unansweredOf(scored: readonly Scored[]): readonly Unanswered[] {
  const found = new Map<string, Unanswered>()
  for (const { answer } of scored) {
    if (answer.error === undefined) continue
    const one = reasonOf(answer.error)
    const key = `${one.code} ${one.status ?? ''}`
    found.set(key, { ...(found.get(key) ?? one), cases: (found.get(key)?.cases ?? 0) + 1 })
  }
  return [...found.values()].toSorted((one, other) => other.cases - one.cases)
}

function reasonOf(error: string): Unanswered {
  const code = /^([a-z]+\.[a-z-]+)(?::|$)/.exec(error)?.[1] ?? ''
  const status = /\bstatus (\d{3})\b/.exec(error)?.[1]
  return {
    code,
    ...(status === undefined ? {} : { status: Number(status) }),
    cases: 0,
    reason: error.slice(code.length).replace(/^: /, '').slice(0, maxReason),
    hint: hintOf(code),
  }
}

function hintOf(code: string): string {
  const named = Object.entries(errorTable).find(([name]) => name === code)
  return named?.[1].hint ?? ''
}
