/** Every rule that ships, by name; nothing registers itself. */
import type { Rule } from '../judge.ts'
import { causalDependencyInjection } from './causal-dependency-injection.ts'
import { configurationDrift } from './configuration-drift.ts'
import { dataInjection } from './data-injection.ts'
import { excessivePrivilegesOverlapping } from './excessive-privileges-overlapping.ts'
import { functionDependencyInjection } from './function-dependency-injection.ts'
import { functionInjection } from './function-injection.ts'
import { functionOverlapping } from './function-overlapping.ts'
import { identityInjection } from './identity-injection.ts'
import { replayInjection } from './replay-injection.ts'
import { toolNameOverlapping } from './tool-name-overlapping.ts'
import { wrongArgumentIntentInjection } from './wrong-argument-intent-injection.ts'
import { wrongFunctionIntentInjection } from './wrong-function-intent-injection.ts'

/** In the order in which they are asked. */
export const allRules: readonly Rule[] = [
  causalDependencyInjection,
  configurationDrift,
  dataInjection,
  excessivePrivilegesOverlapping,
  functionDependencyInjection,
  functionInjection,
  functionOverlapping,
  identityInjection,
  replayInjection,
  toolNameOverlapping,
  wrongArgumentIntentInjection,
  wrongFunctionIntentInjection,
]
