/** The incidents of test/cases/scenarios/: whether they are stopped for the risk that is expected. */
import { allRules } from '../../../src/guardian/rules/all-rules.ts'
import { type JudgedScenario, judgeScenario } from '../../../test/cases/scenarios/judge-scenario.ts'
import { allScenarios, type Scenario } from '../../../test/cases/scenarios/scenario.ts'
import { byRisk, type Measured } from './measurement.ts'

export async function incidents(): Promise<Measured> {
  const played: { readonly scenario: Scenario; readonly judged: JudgedScenario }[] = []
  for (const [, scenario] of allScenarios()) {
    played.push({ scenario, judged: await judgeScenario(scenario) })
  }
  return {
    set: `${played.length} known incidents as scenarios, and their harmless twins`,
    note: 'of those that this risk would name rightly; other rules may have stopped the rest, and the rules were improved with the scenarios at hand',
    risks: byRisk(
      allRules.map(({ risk }) => risk),
      (risk) => {
        const mine = played.filter(({ scenario }) => scenario.expected.by.includes(risk))
        const found = mine.filter(({ judged }) => judged.attack?.risks.includes(risk) === true)
        const hindered = played.filter(({ judged }) =>
          judged.twin.some(({ risks }) => risks.includes(risk)),
        )
        return {
          ...(mine.length === 0 ? {} : { found: [found.length, mine.length] as const }),
          falsely: [hindered.length, played.length],
        }
      },
    ),
  }
}
