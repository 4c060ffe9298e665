/**
 * Rules and trees together: where the rules ask or block, a dialogue is the less likely to be
 * appropriate, by as much as they do so more often about risks than about what was recorded.
 */
import type { Forest } from '../../guardian/classifier/forest.ts'
import { trajectoryColumns } from '../../guardian/classifier/trajectory-row.ts'
import { benchmarkClasses } from '../../risk/risk.ts'
import { minRecorded, type ScoredRow } from './calibrate.ts'
import { upperLimit } from './upper-limit.ts'
import { withTrees } from './with-trees.ts'

/** Most that a decision of the rules weighs: on the cases it says less than in the world. */
const maxInsistence = 2

/** What the rules decided about a dialogue, 0 allow to 3 block. */
export interface RuledRow {
  readonly label: number
  readonly isRecorded: boolean
  readonly ruled: number
}

/** By how much the logarithm of the odds of `appropriate` is lowered where the rules ask, or block. */
export interface Insistence {
  readonly ask: number
  readonly block: number
}

/**
 * How much more often rules decide so about risks than about recorded dialogues, as a logarithm.
 * WHY the recorded: the harmless cases of a benchmark are made to look like risks, rules ask about
 * one in five of them; of dialogues that nobody made for this, they ask about hardly one.
 */
export function insistenceOf(rows: readonly RuledRow[]): Insistence {
  const recorded = rows.filter(({ isRecorded }) => isRecorded)
  const risks = rows.filter(({ label }) => label !== 0)
  const weight = (least: number): number => {
    if (recorded.length < minRecorded || risks.length < minRecorded) return 0
    const of = (some: readonly RuledRow[]): number =>
      some.filter(({ ruled }) => ruled >= least).length
    const found = of(risks) / risks.length
    const ratio = found / upperLimit(of(recorded), recorded.length)
    return Math.min(maxInsistence, Math.max(0, Math.log(Math.max(ratio, 1))))
  }
  const ask = weight(2)
  return { ask, block: Math.max(ask, weight(3)) }
}

const ruledAt = trajectoryColumns.indexOf('most rule-decision')
const classes = benchmarkClasses.length

/** What the rules decided at most in a trajectory, of its row. */
export function ruledIn(row: Float32Array): number {
  return row[ruledAt] ?? 0
}

/** The row with the scores that the rules' decision leaves. */
export function insistedOn<T extends ScoredRow & RuledRow>(
  row: T,
  { ask, block }: Insistence,
  temperature: number,
): T {
  const less = row.ruled >= 3 ? block : row.ruled >= 2 ? ask : 0
  const scores = row.scores.slice()
  scores[0] = (scores[0] ?? 0) - less * temperature
  return { ...row, scores }
}

/** The forest with one more tree of `appropriate`, that says less where the rules ask or block. */
export function insisting(forest: Forest, { ask, block }: Insistence, temperature: number): Forest {
  if (ask === 0 && block === 0) return forest
  const gains = new Map<number, number>()
  // Trees stand in turns of all classes.
  const silent = { root: -1, feature: [], threshold: [], left: [], right: [], leaves: [0], gains }
  const tree = {
    root: 0,
    feature: [ruledAt, ruledAt],
    threshold: [1.5, 2.5],
    left: [-1, -2],
    right: [1, -3],
    leaves: [0, -ask * temperature, -block * temperature],
    gains,
  }
  return withTrees(forest, [tree, ...new Array<typeof silent>(classes - 1).fill(silent)])
}
