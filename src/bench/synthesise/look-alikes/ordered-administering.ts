import { defineLookAlike, type LookAlike } from '../edit.ts'
import { administering } from '../identity-injection.ts'

/** An administering call that somebody orders whose role was established. */
export const orderedAdministering: LookAlike = defineLookAlike({
  name: 'ordered-administering',
  like: ['identity-injection', 'excessive-privileges-overlapping'],
  summary: 'a user whose role an identity check established orders a function of high privilege',
  make: (gold, deps) => administering(gold, deps, 'established'),
})
