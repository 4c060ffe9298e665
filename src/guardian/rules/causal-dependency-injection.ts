/**
 * Causal dependency injection: calls that depend on each other run in the wrong order. What had to
 * come first is known by verbs (a log-in, an identity check), by what a function requires, and by
 * what is returned too late.
 */
import { isCall } from '../consequence.ts'
import { defineRule, type Rule } from '../judge.ts'
import { checkedLast } from './causal-dependency-injection/checked-last.ts'
import { checkedTooLate } from './causal-dependency-injection/checked-too-late.ts'
import { givenTooLate } from './causal-dependency-injection/given-too-late.ts'
import { notYetGiven } from './causal-dependency-injection/not-yet-given.ts'

export const causalDependencyInjection: Rule = defineRule({
  risk: 'causal-dependency-injection',
  summary:
    'a call comes before the log-in, check or look-up that it depends on: an identity is checked after guarded data was read or changed, or a value is used before it is returned',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, causal dependency injection',
    'CWE-696, incorrect behavior order',
    'CWE-367, time of check and time of use',
  ],
  primitives: ['tool-call', 'tool-result'],
  misses: [
    'calls whose dependence neither a verb, a required argument nor a passed value shows',
    'a check that comes after a read of what anybody may read, with calls after it: then it is for them',
    'a wrong order over several turns of the user',
    'a value that the user or an earlier result already gave',
  ],
  judge(input) {
    const { message, from } = input
    if (from === 'server') return message.kind === 'result' ? givenTooLate(input) : []
    if (!isCall(message)) return []
    const missing = notYetGiven(input)
    return missing.length > 0 ? missing : checkedTooLate(input)
  },
  judgeTurn: checkedLast,
})
