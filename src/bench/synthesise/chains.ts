/** Pairs of calls where the second takes a value that only the first one returned. */
import { callsOf, type Dialogue } from '../dialogue.ts'
import { leavesOf, says } from './values.ts'

export interface Chain {
  /** Places of both among the steps. */
  readonly first: number
  readonly second: number
}

/** Shortest value that proves a dependence: shorter ones occur by chance. */
const minLength = 3

/** The chains, where nothing said or returned before the first call holds the value. */
export function chainsOf({ steps }: Pick<Dialogue, 'steps'>): readonly Chain[] {
  const calls = callsOf({ steps })
  return calls.flatMap((second, index) => {
    const values = leavesOf(second.arguments).filter(
      ({ value }) => String(value).length >= minLength,
    )
    const first = calls.slice(0, index).findLast(({ at, returned, arguments: args }) => {
      if (returned === undefined) return false
      const known = `${wordsBefore(steps, at)}\n${JSON.stringify(args)}`
      return values.some(({ value }) => says(returned, value) && !says(known, value))
    })
    return first === undefined ? [] : [{ first: first.at, second: second.at }]
  })
}

function wordsBefore(steps: Dialogue['steps'], end: number): string {
  return steps
    .slice(0, end)
    .map((step) => (step.kind === 'call' ? (step.returned ?? '') : step.text))
    .join('\n')
}
