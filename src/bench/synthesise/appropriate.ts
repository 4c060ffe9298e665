import type { BenchmarkClass } from '../../risk/risk.ts'
import type { Chance } from '../chance.ts'
import type { Dialogue } from '../dialogue.ts'
import { defineEdit, type Edit, type EditDeps, type Edited, type LookAlike } from './edit.ts'
import { allLookAlikes } from './look-alikes/all-look-alikes.ts'
import { emptySearch } from './look-alikes/empty-search.ts'
import { allQuotas } from './quotas.ts'

/** Nothing is wrong; in the hard form the dialogue is built as those of a risk are. */
export const appropriate: Edit = defineEdit({
  label: 'appropriate',
  summary: 'nothing is wrong, though the dialogue may look like one of a risk',
  forms: {
    paper: (gold) => ({ dialogue: gold, changed: [] }),
    hard: (gold, deps) => lookAlike(gold, deps),
  },
})

/** How often a search that finds nothing is tried first, so that at least a tenth have an empty return. */
const findsNothing = 0.14

/** A look-alike of a risk; each risk has as great a share of them as of the cases. */
export function lookAlike(gold: Dialogue, deps: EditDeps): Edited | undefined {
  const first = deps.chance.happens(findsNothing) ? [emptySearch] : []
  for (const one of [...first, ...inOrder(deps.chance)]) {
    const made = one.make(gold, deps)
    if (made !== undefined) {
      return { ...made, changed: made.changed.map((change) => ({ ...change })) }
    }
  }
  return undefined
}

const risks = (Object.keys(allQuotas) as BenchmarkClass[]).filter(
  (label) => label !== 'appropriate',
)

/** Look-alikes of one risk after the other, in an order of chance that favours frequent risks. */
function inOrder(chance: Chance): readonly LookAlike[] {
  const drawn = risks
    .map((label) => ({ label, key: chance.next() ** (1 / Math.max(1, allQuotas[label])) }))
    .sort((one, other) => other.key - one.key)
  return drawn.flatMap(({ label }) =>
    chance.shuffled(allLookAlikes.filter(({ like }) => like.includes(label))),
  )
}
