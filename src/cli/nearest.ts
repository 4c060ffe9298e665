import { editDistance } from '../guardian/edit-distance.ts'

/** The known name that a misspelt one most likely means, or undefined where none is close. */
export function nearest(wrong: string, names: readonly string[]): string | undefined {
  // Nobody types more; keeps the cost flat for hostile input.
  const typed = wrong.slice(0, 64).toLowerCase()
  let best: string | undefined
  let least = Math.max(1, Math.floor(typed.length / 3)) + 1
  for (const name of names) {
    const distance = editDistance(typed, name.toLowerCase())
    if (distance < least) {
      best = name
      least = distance
    }
  }
  return best
}
