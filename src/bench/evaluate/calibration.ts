/**
 * Whether confidence is what it says: of answers given with 0.8, eight in ten should be right.
 *
 * @see Naeini et al. 2015, Obtaining Well Calibrated Probabilities Using Bayesian Binning (ECE)
 */
import { isRight, type Scored } from './scored.ts'

export interface ReliabilityBin {
  readonly count: number
  /** Mean confidence of the bin's answers. */
  readonly confidence: number
  /** Share of them that are right. */
  readonly accuracy: number
}

const bins = 15

/** Bins of equal width over 0 to 1, without those that are empty; cases without answer are left out. */
export function reliabilityOf(scored: readonly Scored[]): readonly ReliabilityBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, right: 0 }))
  for (const one of scored) {
    if (one.answer.error !== undefined) continue
    const { confidence } = one.answer
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))]
    if (bin === undefined) continue
    bin.count++
    bin.confidence += confidence
    bin.right += isRight(one) ? 1 : 0
  }
  return sums
    .filter(({ count }) => count > 0)
    .map(({ count, confidence, right }) => ({
      count,
      confidence: confidence / count,
      accuracy: right / count,
    }))
}

/** 0 to 1; undefined where nothing was answered. */
export function expectedCalibrationError(scored: readonly Scored[]): number | undefined {
  const found = reliabilityOf(scored)
  const total = found.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return undefined
  const gap = (bin: ReliabilityBin): number => Math.abs(bin.confidence - bin.accuracy)
  return found.reduce((sum, bin) => sum + gap(bin) * bin.count, 0) / total
}
