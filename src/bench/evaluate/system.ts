/** What is compared: anything that answers a case with a decision and scores of all classes. */
import type { LabelledCase } from './read-cases.ts'
import type { Answer, Scored } from './scored.ts'

export interface System {
  /** `rules`, `cascade`, `llm:<model>`; the same system has the same name in every report. */
  readonly name: string
  /** What its answers rest on: versions, thresholds, the model's name. */
  readonly settings: Readonly<Record<string, string | number>>
  /** Cases that it may be given at once. */
  readonly concurrency: number
  /** Throws only where no further case can be answered; what went wrong with one stands in `error`. */
  answer(one: LabelledCase): Answer | Promise<Answer>
}

/** Answers that were given before, so that a run that was broken off goes on. */
export interface Answers {
  get(system: string, id: string): Answer | undefined
  put(system: string, id: string, answer: Answer): void | Promise<void>
}

/**
 * All cases, answered by one system, in the order given; what was answered before is not asked again.
 *
 * @throws what the system throws where it can answer no more; what was answered is kept
 * @param onDone called after each case with how many are done
 */
export async function runSystem(
  system: System,
  cases: readonly LabelledCase[],
  answers: Answers,
  onDone: (done: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<readonly Scored[]> {
  const found = new Array<Scored | undefined>(cases.length)
  let next = 0
  let done = 0
  let isOver = false
  async function work(): Promise<void> {
    while (next < cases.length && !isOver && signal?.aborted !== true) {
      const at = next++
      const one = cases[at]
      if (one === undefined) return
      let answer = answers.get(system.name, one.id)
      if (answer === undefined) {
        try {
          answer = await system.answer(one)
        } catch (cause) {
          isOver = true
          throw cause
        }
        // A fault of the moment is asked again in the next run.
        if (answer.error === undefined) await answers.put(system.name, one.id, answer)
      }
      const { id, group, part, truth } = one
      found[at] = { id, group, part, truth, answer }
      onDone(++done)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, system.concurrency) }, work))
  return found.filter((one) => one !== undefined)
}
