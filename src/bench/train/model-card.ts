/** What goes with a model: what it was made of, how, how well it does, and where it ends. */
import { featureGroups, features } from '../../guardian/classifier/feature-table.ts'
import { benchmarkClasses } from '../../risk/risk.ts'
import type { Example } from './examples.ts'
import type { Fitted } from './fit-model.ts'
import { curveOf } from './training-curves.ts'

export interface CardFile {
  readonly name: string
  readonly sha256: string
}

export interface CardDeps {
  readonly files: readonly CardFile[]
  /** Licences by source. */
  readonly licenses: ReadonlyMap<string, string>
  readonly examples: readonly Example[]
  readonly fitted: Fitted
  readonly seed: number
  /** Version of the package. */
  readonly version: string
  /** SHA-256 of the model. */
  readonly sha256: string
  readonly bytes: number
}

/** Plain data, the same for the same training; holds no time. */
export function modelCard(deps: CardDeps): Readonly<Record<string, unknown>> {
  const { examples, fitted, licenses, files, seed, version, sha256, bytes } = deps
  const { model, rounds, counts, gains } = fitted
  const total = Math.max(
    1,
    [...gains.values()].reduce((sum, one) => sum + one, 0),
  )
  return {
    model: { sha256, bytes, version, seed },
    what: 'Judges one call, one return or one answer at a time; gives probabilities of the 11 classes of MCIP-Bench.',
    data: {
      files,
      sources: [...licenses].map(([source, license]) => ({
        source,
        license,
        dialogues: examples.filter((one) => one.source === source).length,
      })),
      classes: Object.fromEntries(
        benchmarkClasses.map((name, at) => [
          name,
          examples.filter(({ label }) => label === at).length,
        ]),
      ),
    },
    training: {
      learned: counts.learned,
      calibrated: counts.calibrated,
      rounds: { unit: rounds.unit.length, trajectory: rounds.trajectory.length },
      loss: { unit: lowest(rounds.unit), trajectory: lowest(rounds.trajectory) },
      curves: { unit: curveOf(rounds.unit), trajectory: curveOf(rounds.trajectory) },
    },
    kept: Object.fromEntries(
      Object.entries(fitted.kept).map(([name, share]) => [name, rounded(share)]),
    ),
    thresholds: model.thresholds,
    temperatures: model.temperatures,
    features: features.map(({ name, group, meaning }) => ({
      name,
      group,
      meaning,
      gain: rounded((gains.get(name) ?? 0) / total),
    })),
    groups: Object.fromEntries(
      featureGroups.map((group) => [
        group,
        rounded(
          features
            .filter((one) => one.group === group)
            .reduce((sum, { name }) => sum + (gains.get(name) ?? 0), 0) / total,
        ),
      ]),
    ),
    limits: [
      'trained on risks that were synthesised from harmless dialogues; real ones differ',
      'words are compared in English; of other languages only values and structure are judged',
      'probabilities hold for dialogues like those it was calibrated on',
      'never alone: the rules are the safety floor',
    ],
  }
}

function lowest(rounds: Fitted['rounds']['unit']): number | undefined {
  const losses = rounds.flatMap(({ heldLoss }) => (heldLoss === undefined ? [] : [heldLoss]))
  return losses.length === 0 ? undefined : rounded(Math.min(...losses))
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
