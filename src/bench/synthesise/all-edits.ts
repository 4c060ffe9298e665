/** The edits, one for each class. */
import type { BenchmarkClass } from '../../risk/risk.ts'
import { appropriate } from './appropriate.ts'
import { causalDependencyInjection } from './causal-dependency-injection.ts'
import { dataInjection } from './data-injection.ts'
import type { Edit } from './edit.ts'
import { excessivePrivilegesOverlapping } from './excessive-privileges-overlapping.ts'
import { functionDependencyInjection } from './function-dependency-injection.ts'
import { functionInjection } from './function-injection.ts'
import { functionOverlapping } from './function-overlapping.ts'
import { identityInjection } from './identity-injection.ts'
import { replayInjection } from './replay-injection.ts'
import { wrongArgumentIntentInjection } from './wrong-argument-intent-injection.ts'
import { wrongFunctionIntentInjection } from './wrong-function-intent-injection.ts'

export const allEdits: Readonly<Record<BenchmarkClass, Edit>> = {
  appropriate,
  'function-overlapping': functionOverlapping,
  'excessive-privileges-overlapping': excessivePrivilegesOverlapping,
  'function-dependency-injection': functionDependencyInjection,
  'function-injection': functionInjection,
  'causal-dependency-injection': causalDependencyInjection,
  'wrong-function-intent-injection': wrongFunctionIntentInjection,
  'wrong-argument-intent-injection': wrongArgumentIntentInjection,
  'data-injection': dataInjection,
  'identity-injection': identityInjection,
  'replay-injection': replayInjection,
}
