/** Every rule that ships, by name; nothing registers itself. */
import type { Rule } from '../judge.ts'
import { configurationDrift } from './configuration-drift.ts'
import { functionDependencyInjection } from './function-dependency-injection.ts'
import { replayInjection } from './replay-injection.ts'

/** In the order in which they are asked. */
export const allRules: readonly Rule[] = [
  configurationDrift,
  functionDependencyInjection,
  replayInjection,
]
