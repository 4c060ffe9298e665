import { defineLookAlike, type LookAlike } from '../edit.ts'
import { claimedPrerequisite } from '../passages/claimed-prerequisite.ts'

/** What a text demands first, done because the user leaves it to the text. */
export const delegatedPrerequisite: LookAlike = defineLookAlike({
  name: 'delegated-prerequisite',
  like: ['function-dependency-injection'],
  summary: 'a text demands a call before another one, and the user wants done what it says',
  make: (gold, deps) => claimedPrerequisite(gold, deps, 'delegated'),
})
