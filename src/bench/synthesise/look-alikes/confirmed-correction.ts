import { defineLookAlike, type LookAlike } from '../edit.ts'
import { saidArguments } from '../said-argument.ts'
import { firstOf } from '../steps.ts'
import { corrected } from '../wrong-argument-intent-injection.ts'

/** An argument that the user corrected, used as corrected. */
export const confirmedCorrection: LookAlike = defineLookAlike({
  name: 'confirmed-correction',
  like: ['wrong-argument-intent-injection'],
  summary: 'the user corrects a value, and the call takes the corrected one',
  make: (gold, deps) =>
    firstOf(saidArguments(gold), deps.chance, (said) => corrected(gold, said, deps, 'right')),
})
