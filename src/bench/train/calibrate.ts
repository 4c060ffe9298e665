/** Probabilities that mean what they say. */
import { probabilitiesOf } from '../../guardian/classifier/forest.ts'

export interface ScoredRow {
  /** Scores before they are made probabilities. */
  readonly scores: Float64Array
  readonly label: number
}

/**
 * The temperature under which the rows' labels are likeliest, from 0.25 to 8.
 *
 * @see Guo et al. 2017, On Calibration of Modern Neural Networks
 */
export function temperatureOf(rows: readonly ScoredRow[]): number {
  if (rows.length === 0) return 1
  let low = Math.log(0.25)
  let high = Math.log(8)
  // The loss has one lowest point over the temperature: golden section.
  const share = (Math.sqrt(5) - 1) / 2
  for (let step = 0; step < 30; step++) {
    const one = high - share * (high - low)
    const other = low + share * (high - low)
    if (lossAt(rows, Math.exp(one)) < lossAt(rows, Math.exp(other))) high = other
    else low = one
  }
  return Math.round(Math.exp((low + high) / 2) * 1_000) / 1_000
}

function lossAt(rows: readonly ScoredRow[], temperature: number): number {
  let loss = 0
  for (const { scores, label } of rows) {
    loss -= Math.log(Math.max(probabilitiesOf(scores, temperature)[label] ?? 0, 1e-12))
  }
  return loss / rows.length
}

/** Share of recorded harmless dialogues that are to be called appropriate. */
const named = 0.95
/**
 * Highest logarithm of odds that is added: few odd sources among the recorded ones must not hide every
 * risk. At this bound the model that ships calls more of SGD appropriate than the rules alone do, and
 * names more of the risks (docs/results/bench.md).
 */
const maxTrust = 0.8
/** Recorded dialogues below which nothing is said of them. */
export const minRecorded = 50

/**
 * How much the logarithm of the odds of `appropriate` is raised, 0 and up, so that of recorded
 * dialogues, which nothing was done to, most are called so: among the cases every class is made
 * about as often, in the world hardly anything is wrong.
 *
 * @param rows said by trees that did not learn from the row's source
 */
export function trustOf(
  rows: readonly (ScoredRow & { readonly isRecorded: boolean })[],
  temperature: number,
): number {
  const needed = rows
    .filter(({ isRecorded }) => isRecorded)
    .map(({ scores }) => (Math.max(...scores.subarray(1)) - (scores[0] ?? 0)) / temperature)
    .sort((one, other) => one - other)
  if (needed.length < minRecorded) return 0
  const wanted = needed[Math.floor(needed.length * named)] ?? 0
  return Math.min(maxTrust, Math.max(0, Math.ceil(wanted * 1e3) / 1e3))
}
