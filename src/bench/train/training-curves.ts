/** Training curves: how the loss of each forest fell, as a model's card holds them. */
import type { Round } from './boost.ts'

/** Mean cross entropy after a round. */
export interface CurvePoint {
  /** From 1. */
  readonly round: number
  /** On the rows learned from. */
  readonly learned: number
  /** On the rows held back, where there were any. */
  readonly held?: number
}

/** Of the trees over units, and of those over trajectories. */
export interface TrainingCurves {
  readonly unit: readonly CurvePoint[]
  readonly trajectory: readonly CurvePoint[]
}

/** Points of a curve; a longer one is thinned. */
export const maxCurvePoints = 60
/** Losses and rounds beyond this are no curve of a forest. */
const maxLoss = 100
const maxRound = 100_000

/** The rounds as a curve: the first, the last, the best of those held back, and others evenly. */
export function curveOf(rounds: readonly Round[]): readonly CurvePoint[] {
  const points = rounds.map(({ round, loss, heldLoss }) => ({
    round,
    learned: rounded(loss),
    ...(heldLoss === undefined ? {} : { held: rounded(heldLoss) }),
  }))
  if (points.length <= maxCurvePoints) return points
  const kept = new Set([bestOf(points)])
  const places = maxCurvePoints - 1
  for (let at = 0; at < places; at++) {
    kept.add(points[Math.round((at * (points.length - 1)) / (places - 1))])
  }
  return points.filter((point) => kept.has(point))
}

/** The point with the lowest loss on what was held back; undefined where nothing was. */
export function bestOf(points: readonly CurvePoint[]): CurvePoint | undefined {
  let best: CurvePoint | undefined
  for (const point of points) {
    if (point.held === undefined) continue
    if (best?.held === undefined || point.held < best.held) best = point
  }
  return best
}

/**
 * The curves that a card states of the model with this digest; undefined where it has none, is of
 * another model, or states what is no curve. Cards of before have none.
 */
export function curvesOfCard(card: unknown, sha256: string): TrainingCurves | undefined {
  const { model, training } = membersOf(card)
  if (membersOf(model).sha256 !== sha256) return undefined
  const { unit, trajectory } = membersOf(membersOf(training).curves)
  const curves = { unit: pointsOf(unit), trajectory: pointsOf(trajectory) }
  if (curves.unit === undefined || curves.trajectory === undefined) return undefined
  return { unit: curves.unit, trajectory: curves.trajectory }
}

function pointsOf(value: unknown): readonly CurvePoint[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > maxCurvePoints) return undefined
  const points: CurvePoint[] = []
  for (const one of value as readonly unknown[]) {
    const { round, learned, held } = membersOf(one)
    const last = points.at(-1)?.round ?? 0
    if (!isWithin(round, maxRound) || !Number.isInteger(round) || round <= last) return undefined
    if (!isWithin(learned, maxLoss)) return undefined
    if (held !== undefined && !isWithin(held, maxLoss)) return undefined
    points.push({ round, learned, ...(held === undefined ? {} : { held }) })
  }
  return points
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= most
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
