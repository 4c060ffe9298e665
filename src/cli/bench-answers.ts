/** Answers of a model on disk, a line each, so that a run that was broken off goes on. */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Answer } from '../bench/evaluate/scored.ts'
import type { Answers } from '../bench/evaluate/system.ts'

/**
 * Answers kept in `file`; a line that was cut off by the end of a run is not read.
 *
 * @param scope what the answers are to: other benchmarks and settings have answers of their own
 */
export function openAnswers(file: string, scope: string): Answers {
  const digest = createHash('sha256').update(scope).digest('hex').slice(0, 16)
  const known = new Map<string, Answer>()
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) read(line)
  }
  function read(line: string): void {
    try {
      const one = JSON.parse(line) as { key?: unknown; answer?: unknown }
      if (typeof one.key === 'string' && isAnswer(one.answer)) known.set(one.key, one.answer)
    } catch {
      // The last line of a run that was killed; what it answered is asked again.
    }
  }
  const keyOf = (system: string, id: string): string => JSON.stringify([digest, system, id])
  return {
    get: (system, id) => known.get(keyOf(system, id)),
    put(system, id, answer) {
      const key = keyOf(system, id)
      known.set(key, answer)
      appendFileSync(file, `${JSON.stringify({ key, answer })}\n`)
    },
  }
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false
  const { decision, risk, confidence, scores, ms } = value as Partial<Answer>
  return (
    typeof decision === 'string' &&
    typeof risk === 'string' &&
    typeof confidence === 'number' &&
    typeof scores === 'object' &&
    typeof ms === 'number'
  )
}

/** Keeps nothing: for systems that answer in no time. */
export const noAnswers: Answers = { get: () => undefined, put: () => undefined }
