/** The principles of a flow: every rule that holds, most specific first; `unknown` if none does. */
import type { Principle } from '../flow.ts'
import { authentication } from './authentication.ts'
import { consent } from './consent.ts'
import { contract } from './contract.ts'
import { dataMinimisation } from './data-minimisation.ts'
import { necessity } from './necessity.ts'
import { notification } from './notification.ts'
import type { FlowFacts, PrincipleRule } from './principle-rule.ts'
import { serviceProvision } from './service-provision.ts'
import { transparency } from './transparency.ts'

/** In order of specificity. */
export const principleRules: readonly PrincipleRule[] = [
  authentication,
  consent,
  necessity,
  dataMinimisation,
  contract,
  transparency,
  serviceProvision,
  notification,
]

/** Never empty. */
export function principlesOf(facts: FlowFacts): readonly Principle[] {
  const held = principleRules.filter((rule) => rule.holds(facts)).map((rule) => rule.principle)
  return held.length > 0 ? held : ['unknown']
}
