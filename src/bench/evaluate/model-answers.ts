/** What a model says of examples, as it would of the dialogues themselves: for many models of one data. */
import { probabilitiesOf, scoresOfRow } from '../../guardian/classifier/forest.ts'
import type { Model } from '../../guardian/classifier/model.ts'
import { createGathered } from '../../guardian/classifier/trajectory-row.ts'
import type { Decision } from '../../guardian/verdict.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import type { Example } from '../train/examples.ts'
import type { Answer, Scored } from './scored.ts'

/** The answers of the classifier alone, in order; an example without units gets no answer. */
export function answersOfModel(model: Model, examples: readonly Example[]): readonly Scored[] {
  return examples.map((one, at) => ({
    id: String(at),
    group: one.group,
    part: one.source,
    truth: benchmarkClasses[one.label] ?? 'appropriate',
    answer: answerOf(model, one),
  }))
}

function answerOf(model: Model, { units }: Example): Answer {
  const { unit, trajectory, temperatures, thresholds } = model
  const gathered = createGathered()
  let suspicion = 0
  for (const { kind, row } of units) {
    const said = probabilitiesOf(scoresOfRow(unit, row), temperatures.unit)
    suspicion = Math.max(suspicion, 1 - (said[0] ?? 1))
    gathered.add(kind, row, said)
  }
  const all = probabilitiesOf(scoresOfRow(trajectory, gathered.row()), temperatures.trajectory)
  const scores = Object.fromEntries(benchmarkClasses.map((name, at) => [name, all[at] ?? 0]))
  const best = all.indexOf(Math.max(...all))
  const decision: Decision =
    suspicion >= thresholds.block ? 'block' : suspicion >= thresholds.ask ? 'ask' : 'allow'
  return {
    decision,
    risk: benchmarkClasses[best] ?? 'appropriate',
    confidence: all[best] ?? 0,
    scores: scores as Record<BenchmarkClass, number>,
    ms: 0,
    ...(units.length === 0 ? { error: 'nothing in it is judged' } : {}),
  }
}
