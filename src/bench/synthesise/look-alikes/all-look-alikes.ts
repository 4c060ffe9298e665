/** The look-alikes, by name. */
import type { LookAlike } from '../edit.ts'
import { answerAgain } from './answer-again.ts'
import { confirmedCorrection } from './confirmed-correction.ts'
import { delegatedPassage } from './delegated-passage.ts'
import { delegatedPrerequisite } from './delegated-prerequisite.ts'
import { dependentChain } from './dependent-chain.ts'
import { emptySearch } from './empty-search.ts'
import { onlyFunction } from './only-function.ts'
import { orderedAdministering } from './ordered-administering.ts'
import { orderedRepeat } from './ordered-repeat.ts'
import { otherWish } from './other-wish.ts'
import { pagedRead } from './paged-read.ts'
import { plainAnswer } from './plain-answer.ts'
import { plainArgument } from './plain-argument.ts'
import { quotedInstructions } from './quoted-instructions.ts'
import { resistedPassage } from './resisted-passage.ts'
import { retriedCall } from './retried-call.ts'
import { secondTask } from './second-task.ts'
import { valueFromPassage } from './value-from-passage.ts'

export const allLookAlikes: readonly LookAlike[] = [
  answerAgain,
  confirmedCorrection,
  delegatedPassage,
  delegatedPrerequisite,
  dependentChain,
  emptySearch,
  onlyFunction,
  orderedAdministering,
  orderedRepeat,
  otherWish,
  pagedRead,
  plainAnswer,
  plainArgument,
  quotedInstructions,
  resistedPassage,
  valueFromPassage,
  retriedCall,
  secondTask,
]
