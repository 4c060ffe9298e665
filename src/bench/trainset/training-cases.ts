/**
 * Labelled cases, each content once: what was seen with another label teaches nothing but doubt, and
 * what was seen with the same one only repeats.
 */
import { hash } from 'node:crypto'
import { faultOf } from '../../audit/audit-record.ts'
import { questionOf } from '../../guardian/llm/question.ts'
import { askedOfRecord } from '../asked-of-record.ts'
import type { LabelledCase } from '../evaluate/read-cases.ts'
import type { LeftOutRow } from '../sources/left-out.ts'

export interface TrainingCase extends Pick<LabelledCase, 'id' | 'text' | 'truth'> {
  /** SPDX id of what it was made from, where known. */
  readonly license?: string
}

export interface TrainingCases {
  /** Takes a case, or says why not. */
  add(one: Omit<LabelledCase, 'group' | 'part'>): LeftOutRow | undefined
  /** In the order in which they came. */
  readonly cases: readonly TrainingCase[]
}

export function createTrainingCases(): TrainingCases {
  const cases: TrainingCase[] = []
  const seen = new Map<string, string>()
  return {
    cases,
    add({ id, file, line, text, truth }) {
      let question: string
      try {
        question = JSON.stringify(questionOf(askedOfRecord(text), 'letters'))
      } catch (cause) {
        return { file, line, reason: faultOf(cause).code }
      }
      const digest = hash('sha256', question)
      const before = seen.get(digest)
      if (before !== undefined) {
        const reason = before === truth ? 'same-content' : 'same-content-other-label'
        return { file, line, reason }
      }
      seen.set(digest, truth)
      const license = licenseIn(text)
      cases.push({ id, text, truth, ...(license === undefined ? {} : { license }) })
      return undefined
    },
  }
}

const maxLicense = 200

function licenseIn(text: string): string | undefined {
  const { license } = JSON.parse(text) as { license?: unknown }
  return typeof license === 'string' && license.length <= maxLicense ? license : undefined
}

/** How many cases are under each licence, most first; words behind its id do not count. */
export function licensesOf(
  cases: readonly Pick<TrainingCase, 'license'>[],
): readonly (readonly [license: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { license = '' } of cases) {
    const id = /^[\w.+-]{1,64}/.exec(license)?.[0] ?? 'unknown'
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)
}
