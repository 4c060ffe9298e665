/** Whether a call is what the user asked for, and no other function on offer meets it better. */
import type { CallStanding } from './standing.ts'

/** How much better another function's words must meet the request to be the one that was asked for. */
const clearlyBetter = 2

/** By a word of its name, or by its description and parameters where nothing else fits the request better. */
export function isAskedFor({ name, asked, index, fit, met, metAbout }: CallStanding): boolean {
  if (met > 0) return true
  if (metAbout <= 1) return false
  const best = index.bestFor(asked).find(({ tool }) => tool.name !== name)
  return best === undefined || best.fit < fit + clearlyBetter
}
