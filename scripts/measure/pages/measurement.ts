/** What one measurement says of each risk, as it stands in docs/results/risks.json. */
import type { RiskId } from '../../../src/risk/risk.ts'

/** Hits, and of how many. */
export type Share = readonly [hits: number, of: number]

export interface RiskNumbers {
  /** Of what holds the risk: how much is named as that risk. */
  readonly found?: Share
  /** Of what is named as that risk: how much holds it. */
  readonly right?: Share
  /** Of what is harmless: how much is asked about or blocked as that risk. */
  readonly falsely?: Share
}

export interface Measurement {
  readonly id: string
  /** What was measured on, for the pages: parts of a sentence. */
  readonly set: string
  readonly note?: string
  readonly command: string
  /** `2026-01-31` */
  readonly date: string
  readonly risks: Readonly<Partial<Record<RiskId, RiskNumbers>>>
}

export type Measured = Omit<Measurement, 'id' | 'date' | 'command'>

/** Numbers for each of some risks; those of which there is nothing to say are left out. */
export function byRisk(
  risks: readonly RiskId[],
  numbersOf: (risk: RiskId) => RiskNumbers | undefined,
): Measurement['risks'] {
  return Object.fromEntries(
    risks.flatMap((risk): [RiskId, RiskNumbers][] => {
      const numbers = numbersOf(risk)
      return numbers === undefined ? [] : [[risk, numbers]]
    }),
  )
}
