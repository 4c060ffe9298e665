/** Thresholds that keep what is appropriate going, also where it is of sources that were not seen. */
import type { Thresholds } from '../../guardian/classifier/model.ts'
import { upperLimit } from './upper-limit.ts'

/** What the most suspicious unit of a benign trajectory comes to, and where that is from. */
export interface Suspicion {
  readonly suspicion: number
  readonly source: string
  /** Whether nothing was done to it: what was made to look like a risk is judged by itself. */
  readonly isRecorded?: boolean
}

export interface BenignBounds {
  /** Share of benign trajectories that may be blocked. @default 0.005 */
  readonly block?: number
  /** Share that may be asked about. @default 0.02 */
  readonly ask?: number
}

/** Parts of the bound that are tried, largest first. */
const margins = [1, 0.5, 0.25, 0.1, 0] as const

/**
 * The thresholds that at most a share of the benign trajectories reach: the upper limit of what was
 * seen lies below the share, and thresholds chosen without a source keep to it on that source, as a
 * mean over the sources. 1.1, never, where too few are known to say so.
 */
export function thresholdsOf(
  benign: readonly Suspicion[],
  { block = 0.005, ask = 0.02 }: BenignBounds = {},
): Thresholds {
  const asked = thresholdWithin(benign, ask)
  return { block: Math.max(asked, thresholdWithin(benign, block)), ask: asked }
}

const never = 1.1

/** The higher one of those of the recorded and of the look-alikes, where there are enough of both. */
function thresholdWithin(benign: readonly Suspicion[], share: number): number {
  const parts = [true, false].map((is) => benign.filter((one) => (one.isRecorded ?? false) === is))
  const large = parts.filter(({ length }) => length >= minOfKind)
  return Math.max(...(large.length === 0 ? [benign] : large).map((own) => thresholdOf(own, share)))
}

/** Trajectories of a kind below which they are not judged by themselves. */
const minOfKind = 200

function thresholdOf(benign: readonly Suspicion[], share: number): number {
  for (const margin of margins) {
    if (elsewhere(benign, share * margin) > share) continue
    return thresholdFor(benign, share, Math.floor(benign.length * share * margin))
  }
  return never
}

/** Share of a source that reaches the threshold of all others; the mean over the sources. */
function elsewhere(benign: readonly Suspicion[], share: number): number {
  const sources = [...new Set(benign.map(({ source }) => source))]
  const shares = sources.flatMap((source) => {
    const own = benign.filter((one) => one.source === source)
    const others = benign.filter((one) => one.source !== source)
    if (own.length < minOfSource || others.length === 0) return []
    const threshold = thresholdFor(others, 1, Math.floor(others.length * share))
    return [own.filter(({ suspicion }) => suspicion >= threshold).length / own.length]
  })
  return shares.length === 0 ? 0 : shares.reduce((sum, one) => sum + one, 0) / shares.length
}

/** Trajectories of a source below which their share says nothing. */
const minOfSource = 30

/** Just above all but `allowed`, or as many fewer as it takes for the limit to lie below `share`. */
function thresholdFor(benign: readonly Suspicion[], share: number, allowed: number): number {
  const sorted = benign.map(({ suspicion }) => suspicion).sort((one, other) => other - one)
  let count = allowed
  while (count >= 0 && upperLimit(count, sorted.length) > share) count--
  if (count < 0) return never
  return Math.min(never, Math.ceil(((sorted[count] ?? 0) + 1e-4) * 1e4) / 1e4)
}
