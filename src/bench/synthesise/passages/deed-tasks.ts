/** Deeds of templates as tasks of users: their functions are called in harmless dialogues as well. */
import type { Chance } from '../../chance.ts'
import type { Task } from '../task.ts'
import { goalOf } from './goal.ts'
import type { PassageWords } from './passage-words.ts'
import { slotsFor } from './slots.ts'

/** So many tasks, each of one call; no source is theirs, they fit every dialogue. */
export function deedTasks(words: PassageWords, count: number, chance: Chance): readonly Task[] {
  const deeds = words.deeds.filter(({ lookUp }) => lookUp === undefined)
  return Array.from({ length: count }, () => chance.pick(deeds)).flatMap((template, at) => {
    if (template === undefined) return []
    const slots = slotsFor({ steps: [] }, words, chance, template)
    const { calls, tools, request, answer } = goalOf(template, slots, chance)
    return [{ request, calls, answer, tools, from: `deeds/${at}`, source: undefined }]
  })
}
