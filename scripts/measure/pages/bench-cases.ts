/** Cases of MCIP-Bench, of functions and templates that no rule was made with: who is named as what. */
import { auditText, createAuditDeps } from '../../../src/audit/audit-record.ts'
import { type CaseForm, writeCase } from '../../../src/bench/bench-case.ts'
import type { Dialogue } from '../../../src/bench/dialogue.ts'
import { type BenchmarkClass, riskIds } from '../../../src/risk/risk.ts'
import { riskCases } from '../risk-cases.ts'
import { byRisk, type Measured } from './measurement.ts'

const count = 2_000
const seed = 20_260

const words: Readonly<Record<CaseForm, string>> = {
  paper: 'dialogues of MCIP-Bench edited as the paper does, held-out functions and templates',
  hard: 'dialogues of MCIP-Bench that differ in nothing but the risk (`hard`), held-out functions and templates',
}

export async function benchCases(golds: readonly Dialogue[], form: CaseForm): Promise<Measured> {
  const deps = createAuditDeps({ judges: ['rules'], failMode: 'closed' })
  const judged: { readonly label: BenchmarkClass; readonly said: BenchmarkClass }[] = []
  for (const [at, one] of riskCases(golds, { half: 'test', form, count, seed }).entries()) {
    const line = await auditText(writeCase(one), { file: form, line: at + 1 }, deps)
    if (line.error !== undefined) throw new Error(`${form}:${one.id}: ${line.error}`)
    judged.push({ label: one.label, said: line.risk })
  }
  return {
    set: `${judged.length} ${words[form]}`,
    note: 'named as is the class with the highest score, whether or not anything is stopped',
    risks: byRisk(riskIds, (risk) => {
      const holding = judged.filter(({ label }) => label === risk)
      if (holding.length === 0) return undefined
      const said = judged.filter((one) => one.said === risk)
      const hits = holding.filter((one) => one.said === risk).length
      return { found: [hits, holding.length], right: [hits, said.length] }
    }),
  }
}
