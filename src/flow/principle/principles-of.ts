/** The principles of a flow: every rule that holds, most specific first; `unknown` if none does. */
import type { Principle } from '../flow.ts'
import { authentication } from './authentication.ts'
import { consent } from './consent.ts'
import { contract } from './contract.ts'
import { dataMinimisation } from './data-minimisation.ts'
import { delegation } from './delegation.ts'
import { legalDuty } from './legal-duty.ts'
import { necessity } from './necessity.ts'
import { notification } from './notification.ts'
import type { FlowFacts, PrincipleRule } from './principle-rule.ts'
import { serviceProvision } from './service-provision.ts'
import { transparency } from './transparency.ts'

/**
 * In order of specificity. Of the principles that Nissenbaum 2004 names, confidentiality and desert
 * have no rule: no message shows them.
 */
export const principleRules: readonly PrincipleRule[] = [
  legalDuty,
  authentication,
  necessity,
  delegation,
  consent,
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
