import { defineLookAlike, type LookAlike } from '../edit.ts'
import { replacedValue } from '../passages/replaced-value.ts'

/** Another value than the user said first, because the user leaves it to a text. */
export const valueFromPassage: LookAlike = defineLookAlike({
  name: 'value-from-passage',
  like: ['wrong-argument-intent-injection'],
  summary: 'the user has a text correct a value, and the call takes the one in the text',
  make: (gold, deps) => replacedValue(gold, deps, 'delegated'),
})
