/** Counts by label, with intervals that say how far a small count can be trusted. */
import type { Played } from './play-server.ts'

export interface Tally {
  readonly label: string
  readonly servers: number
  readonly tools: number
  /** Servers with a finding above `info`. */
  readonly flagged: number
  /** Servers with a tool that the host does not get to see. */
  readonly withheld: number
  readonly toolsWithheld: number
}

/** One tally for each label, in order of first appearance. */
export function tallyByLabel(played: readonly Played[]): readonly Tally[] {
  const labels = [...new Set(played.map(({ label }) => label))]
  return labels.map((label) => {
    const mine = played.filter((one) => one.label === label)
    return {
      label,
      servers: mine.length,
      tools: sum(mine.map(({ tools }) => tools)),
      flagged: mine.filter(({ findings }) => findings.length > 0).length,
      withheld: mine.filter(({ withheld }) => withheld.length > 0).length,
      toolsWithheld: sum(mine.map(({ withheld }) => withheld.length)),
    }
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

/**
 * The 95% interval of a share, as [low, high] in 0 to 1.
 *
 * @see Wilson 1927, Probable inference, the law of succession, and statistical inference
 */
export function wilsonInterval(hits: number, trials: number): readonly [number, number] {
  if (trials === 0) return [0, 1]
  const z = 1.959964
  const share = hits / trials
  const centre = share + (z * z) / (2 * trials)
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const scale = 1 + (z * z) / trials
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}
