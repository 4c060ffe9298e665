/** The tables that every view of the report has, as words; views only draw them. */

import { bestOf, type CurvePoint } from '../train/training-curves.ts'
import type { BenchReport, SystemReport, TrainedModel } from './bench-report.ts'
import { percent, points, probability } from './cells.ts'
import { table2 } from './table-2.ts'

export interface ReportTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function partsTable(systems: readonly SystemReport[]): ReportTable {
  return {
    head: [
      'part',
      'cases',
      'system',
      'risk resistance',
      'F1',
      'safety awareness',
      'F1',
      'blocked benign',
      'risks stopped',
      'recall at 0.5% benign',
    ],
    rows: systems.flatMap((system) =>
      Object.entries(system.parts).map(([part, metrics]) => [
        part,
        String(metrics.cases),
        system.name,
        percent(metrics['risk-resistance']),
        percent(metrics['risk-resistance-f1']),
        percent(metrics['safety-awareness']),
        percent(metrics['safety-awareness-f1']),
        percent(metrics['blocked-benign']),
        percent(metrics['stopped-risks']),
        percent(metrics.recallAtBudget),
      ]),
    ),
  }
}

export const rerunHint =
  'They count as wrong. Run the same command again: answers of a model are kept, and only the rest is asked.'

/** Why cases have no answer, of every system that left some; without rows where none did. */
export function unansweredTable(systems: readonly SystemReport[]): ReportTable {
  return {
    head: ['system', 'cases', 'fault', 'HTTP status', 'reason', 'what to do'],
    rows: systems.flatMap(({ name, unanswered }) =>
      unanswered.map(({ code, status, cases, reason, hint }) => [
        name,
        String(cases),
        code,
        status === undefined ? '–' : String(status),
        reason,
        hint,
      ]),
    ),
  }
}

/** Tokens in and out, of a system that asks a model. */
export function tokensCell({ tokens }: SystemReport): string {
  return tokens.input + tokens.output === 0 ? '–' : `${tokens.input}, ${tokens.output}`
}

/** Rounds of a curve that a table shows. */
const maxRounds = 8

/** The loss of each forest after some rounds, among them the best on what was held back. */
export function trainingTable({ curves }: TrainedModel): ReportTable {
  return {
    head: ['trees over', 'round', 'loss, learned from', 'loss, held back', ''],
    rows: [...curveRows('units', curves.unit), ...curveRows('trajectories', curves.trajectory)],
  }
}

function curveRows(over: string, points: readonly CurvePoint[]): ReportTable['rows'] {
  const best = bestOf(points)
  const step = Math.max(1, (points.length - 1) / (maxRounds - 1))
  const shown = new Set(
    Array.from({ length: maxRounds }, (_, at) => points[Math.round(at * step)]).concat(best),
  )
  return points
    .filter((point) => shown.has(point))
    .map((point) => [
      over,
      String(point.round),
      point.learned.toFixed(3),
      point.held?.toFixed(3) ?? '–',
      point === best ? 'lowest' : '',
    ])
}

type Pair = BenchReport['pairs'][number]

export function pairsTable(pairs: readonly Pair[]): ReportTable {
  return {
    head: [
      'first',
      'second',
      'only first right',
      'only second right',
      'difference, points (95%)',
      'p (McNemar, exact)',
    ],
    rows: pairs.map((pair) => [
      pair.first,
      pair.second,
      String(pair.onlyFirst),
      String(pair.onlySecond),
      differenceOf(pair),
      probability(pair.p),
    ]),
  }
}

function differenceOf({ difference, interval }: Pair): string {
  if (interval === undefined) return points(difference)
  return `${points(difference)} (${points(interval.low)} to ${points(interval.high)})`
}

export function classesTable({ classes }: Pick<SystemReport, 'classes'>): ReportTable {
  return {
    head: ['class', 'cases', 'answered', 'precision', 'recall', 'F1'],
    rows: classes.map(({ name, support, said, precision, recall, f1 }) => [
      name,
      String(support),
      String(said),
      percent(precision),
      percent(recall),
      percent(f1),
    ]),
  }
}

/** @see Jing et al. 2025, arXiv:2505.14590, Table 2 */
export function paperTable(): ReportTable {
  const pair = ([accuracy, f1]: readonly [number, number]): string =>
    `${accuracy.toFixed(2)} / ${f1.toFixed(2)}`
  return {
    head: [
      'model (paper)',
      'BFCL',
      'Risk Resistance acc / F1',
      'ToolACE acc / F1',
      'Safety Awareness acc / F1',
    ],
    rows: table2.map((row) => [
      row.model,
      row.utility.toFixed(2),
      pair(row.riskResistance),
      pair(row.toolAceRiskResistance),
      pair(row.safetyAwareness),
    ]),
  }
}
