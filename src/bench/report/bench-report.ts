/** Everything that a report tells, as data: the Markdown, the JSON and the page are views of it. */
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import { benignBudget, recallAbove, riskOf, thresholdFor } from '../evaluate/benign-budget.ts'
import { type BootstrapOptions, type Interval, intervalsOf } from '../evaluate/bootstrap.ts'
import { type ReliabilityBin, reliabilityOf } from '../evaluate/calibration.ts'
import { type ClassMeasures, classMeasures, confusionOf } from '../evaluate/confusion.ts'
import { type MetricName, type Metrics, metricsByPart, metricsOf } from '../evaluate/metrics.ts'
import { compare, type Paired } from '../evaluate/paired.ts'
import type { Scored, Tokens } from '../evaluate/scored.ts'
import type { System } from '../evaluate/system.ts'
import type { TrainingCurves } from '../train/training-curves.ts'
import { type Unanswered, unansweredOf } from './unanswered.ts'

export interface BenchReport {
  readonly files: readonly BenchFile[]
  /** Cases of each class. */
  readonly classes: Readonly<Partial<Record<BenchmarkClass, number>>>
  readonly systems: readonly SystemReport[]
  /** Each two systems on the cases that both answered. */
  readonly pairs: readonly (Paired & { readonly first: string; readonly second: string })[]
  /** How trained models came about whose cards say so; absent where none does. */
  readonly training?: readonly TrainedModel[]
  /** What made the report. */
  readonly command: string
  readonly version: string
  /** RFC 3339. */
  readonly at: string
}

export interface TrainedModel {
  /** As `--model` names it, or `shipped`. */
  readonly model: string
  /** The systems that ask it. */
  readonly systems: readonly string[]
  readonly curves: TrainingCurves
}

export interface BenchFile {
  readonly name: string
  /** Lower-case hex. */
  readonly sha256: string
  readonly cases: number
}

export interface SystemReport {
  readonly name: string
  readonly settings: System['settings']
  /** Cases that it gave no answer to; they count as wrong. */
  readonly failed: number
  /** Why, with counts. */
  readonly unanswered: readonly Unanswered[]
  readonly metrics: Metrics
  readonly intervals: Readonly<Partial<Record<MetricName, Interval>>>
  readonly parts: Readonly<Record<string, PartReport>>
  /** Recall where at most a share of all appropriate cases were stopped. */
  readonly atBudget: BudgetReport | undefined
  readonly classes: readonly ClassMeasures[]
  /** Rows are truths, columns what was answered, the last column nothing. */
  readonly confusion: readonly (readonly number[])[]
  readonly reliability: readonly ReliabilityBin[]
  /** Points of the trade of safety for utility, see `safetyUtilityOf`. */
  readonly safetyUtility: readonly SafetyUtility[]
  readonly latency: { readonly p50: number; readonly p99: number } | undefined
  /** US dollars, those for replies that could not be used among them. */
  readonly cost: number
  /** Tokens of a model, those of replies that could not be used among them. */
  readonly tokens: Tokens
}

export type PartReport = Metrics & {
  readonly cases: number
  /** Share of its risks above the threshold that all appropriate cases together allow. 0 to 1. */
  readonly recallAtBudget: number | undefined
}

export interface BudgetReport {
  /** Share of appropriate cases that may be stopped. 0 to 1. */
  readonly budget: number
  /** Score of risk above which a case would be stopped. 0 to 1. */
  readonly threshold: number
  readonly recall: number | undefined
}

/** What stopping from one threshold on costs and brings. */
export interface SafetyUtility {
  /** Score of all risks together from which a case would be stopped. */
  readonly threshold: number
  /** Share of cases with a risk that would be stopped. */
  readonly safety: number
  /** Share of appropriate cases that would pass unhindered. */
  readonly utility: number
}

export interface ReportInput
  extends Pick<BenchReport, 'files' | 'command' | 'version' | 'at' | 'training'> {
  readonly answered: readonly {
    readonly system: Pick<System, 'name' | 'settings'>
    readonly scored: readonly Scored[]
  }[]
  readonly bootstrap?: BootstrapOptions
}

export function reportOf(input: ReportInput): BenchReport {
  const { files, answered, command, version, at, training = [], bootstrap = {} } = input
  const first = answered[0]?.scored ?? []
  return {
    files,
    classes: countsOf(first),
    systems: answered.map((one) => systemReport(one, bootstrap)),
    pairs: answered.flatMap((one, index) =>
      answered.slice(index + 1).map((other) => ({
        first: one.system.name,
        second: other.system.name,
        ...compare(one.scored, other.scored, undefined, bootstrap),
      })),
    ),
    ...(training.length === 0 ? {} : { training }),
    command,
    version,
    at,
  }
}

function countsOf(scored: readonly Scored[]): Readonly<Partial<Record<BenchmarkClass, number>>> {
  const counts: Partial<Record<BenchmarkClass, number>> = {}
  for (const name of benchmarkClasses) {
    const count = scored.filter(({ truth }) => truth === name).length
    if (count > 0) counts[name] = count
  }
  return counts
}

function systemReport(
  { system, scored }: ReportInput['answered'][number],
  bootstrap: BootstrapOptions,
): SystemReport {
  const confusion = confusionOf(scored)
  const threshold = thresholdFor(scored)
  const recallOf = (some: readonly Scored[]): number | undefined =>
    threshold === undefined ? undefined : recallAbove(some, threshold)
  const parts = [...metricsByPart(scored)].map(([name, metrics]): readonly [string, PartReport] => {
    const own = scored.filter(({ part }) => part === name)
    return [name, { ...metrics, cases: own.length, recallAtBudget: recallOf(own) }]
  })
  return {
    name: system.name,
    settings: system.settings,
    failed: scored.filter(({ answer }) => answer.error !== undefined).length,
    unanswered: unansweredOf(scored),
    metrics: metricsOf(scored),
    intervals: intervalsOf<MetricName>(scored, metricsOf, bootstrap),
    parts: Object.fromEntries(parts),
    atBudget:
      threshold === undefined
        ? undefined
        : { budget: benignBudget, threshold, recall: recallOf(scored) },
    classes: classMeasures(confusion),
    confusion: benchmarkClasses.map((truth) =>
      [...benchmarkClasses, 'none' as const].map((answer) => confusion.count(truth, answer)),
    ),
    reliability: reliabilityOf(scored),
    safetyUtility: safetyUtilityOf(scored),
    latency: latencyOf(scored),
    cost: scored.reduce((sum, { answer }) => sum + (answer.cost ?? 0), 0),
    tokens: {
      input: scored.reduce((sum, { answer }) => sum + (answer.tokens?.input ?? 0), 0),
      output: scored.reduce((sum, { answer }) => sum + (answer.tokens?.output ?? 0), 0),
    },
  }
}

/** Points of the curve, at most this many. */
const maxPoints = 101

/** For each threshold what would be stopped, if a case were stopped from that score of risk on. */
export function safetyUtilityOf(scored: readonly Scored[]): readonly SafetyUtility[] {
  const risks = (isSafe: boolean): readonly number[] =>
    scored.flatMap((one) => ((one.truth === 'appropriate') === isSafe ? (riskOf(one) ?? []) : []))
  const safe = risks(true)
  const unsafe = risks(false)
  if (safe.length === 0 || unsafe.length === 0) return []
  const share = (values: readonly number[], counts: (value: number) => boolean): number =>
    values.filter(counts).length / values.length
  return Array.from({ length: maxPoints }, (_, index) => {
    const threshold = index / (maxPoints - 1)
    return {
      threshold,
      safety: share(unsafe, (risk) => risk >= threshold),
      utility: share(safe, (risk) => risk < threshold),
    }
  })
}

function latencyOf(scored: readonly Scored[]): SystemReport['latency'] {
  const sorted = scored.map(({ answer }) => answer.ms).toSorted((one, other) => one - other)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return sorted.length === 0 ? undefined : { p50: at(0.5), p99: at(0.99) }
}
