/** Every rule that ships, by name; nothing registers itself. */
import type { Rule } from '../judge.ts'
import { configurationDrift } from './configuration-drift.ts'
import { dataInjection } from './data-injection.ts'
import { functionDependencyInjection } from './function-dependency-injection.ts'
import { functionInjection } from './function-injection.ts'
import { replayInjection } from './replay-injection.ts'
import { toolNameOverlapping } from './tool-name-overlapping.ts'

/** In the order in which they are asked. */
export const allRules: readonly Rule[] = [
  configurationDrift,
  dataInjection,
  functionDependencyInjection,
  functionInjection,
  replayInjection,
  toolNameOverlapping,
]
