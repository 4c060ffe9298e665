/** Parts of the examples that stay together: by gold dialogue, by chance of the group's name. */
import { hashOf } from '../chance.ts'

/** Part of `parts` that a group belongs to under `seed`. */
export function partOfGroup(group: string, parts: number, seed: number): number {
  return hashOf(`${seed} ${group}`) % parts
}
