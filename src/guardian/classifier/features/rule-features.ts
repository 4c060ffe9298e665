/** What the rules claim, as numbers: a classifier weighs them among everything else. */
import { type BenchmarkClass, benchmarkClassOf, type RiskId } from '../../../risk/risk.ts'
import type { Claim, JudgeInput, Rule, TurnInput } from '../../judge.ts'
import { dataInjection } from '../../rules/data-injection.ts'
import { excessivePrivilegesOverlapping } from '../../rules/excessive-privileges-overlapping.ts'
import { functionDependencyInjection } from '../../rules/function-dependency-injection.ts'
import { functionInjection } from '../../rules/function-injection.ts'
import { functionOverlapping } from '../../rules/function-overlapping.ts'
import { identityInjection } from '../../rules/identity-injection.ts'
import { replayInjection } from '../../rules/replay-injection.ts'
import { wrongArgumentIntentInjection } from '../../rules/wrong-argument-intent-injection.ts'
import { wrongFunctionIntentInjection } from '../../rules/wrong-function-intent-injection.ts'
import { decisions, type Finding } from '../../verdict.ts'
import type { FeatureName, Put } from '../feature-table.ts'

const asked: readonly Rule[] = [
  functionOverlapping,
  excessivePrivilegesOverlapping,
  functionDependencyInjection,
  functionInjection,
  wrongFunctionIntentInjection,
  wrongArgumentIntentInjection,
  dataInjection,
  identityInjection,
  replayInjection,
]

const featureOf: Readonly<Partial<Record<BenchmarkClass, FeatureName>>> = {
  'function-overlapping': 'rule-function-overlapping',
  'excessive-privileges-overlapping': 'rule-excessive-privileges-overlapping',
  'function-dependency-injection': 'rule-function-dependency-injection',
  'function-injection': 'rule-function-injection',
  'wrong-function-intent-injection': 'rule-wrong-function-intent-injection',
  'wrong-argument-intent-injection': 'rule-wrong-argument-intent-injection',
  'data-injection': 'rule-data-injection',
  'identity-injection': 'rule-identity-injection',
  'replay-injection': 'rule-replay-injection',
}

type Said = Pick<Claim, 'decision' | 'severity' | 'confidence'> & { readonly risk: RiskId | null }

/** How much of a claim's confidence is kept, by severity, where it stops nothing. */
const kept = { info: 0.1, low: 0.4, medium: 1, high: 1 } as const

/** @param found what the rules found already; they are asked here where it is undefined */
export function putRules(
  put: Put,
  input: JudgeInput | TurnInput,
  found: readonly Finding[] | undefined,
): void {
  const best = new Map<FeatureName, number>()
  let strictest = 0
  for (const { risk, decision, severity, confidence } of found ?? askRules(input)) {
    const name = risk === null ? undefined : benchmarkClassOf(risk)
    const feature = name === undefined ? undefined : featureOf[name]
    if (feature === undefined) continue
    strictest = Math.max(strictest, decisions.indexOf(decision))
    const claim = confidence * (decision === 'allow' ? kept[severity] : 1)
    best.set(feature, Math.max(best.get(feature) ?? 0, claim))
  }
  for (const feature of Object.values(featureOf)) put(feature, best.get(feature) ?? 0)
  put('rule-decision', strictest)
}

function askRules(input: JudgeInput | TurnInput): readonly Said[] {
  return asked.flatMap((rule): readonly Said[] => {
    try {
      const claims = 'message' in input ? rule.judge(input) : (rule.judgeTurn?.(input) ?? [])
      return claims.map((claim) => ({ ...claim, risk: rule.risk }))
    } catch {
      // A rule that cannot answer says nothing here; as a judge of its own it is a finding.
      return []
    }
  })
}
