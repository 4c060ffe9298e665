/** The 95% interval of a share of things that come in groups, some of which say nothing new. */
import { createRandom } from './provenance/random.ts'
import { shareWithInterval } from './wilson.ts'

export interface Drawn {
  /** What things of one group have in common, such as the task of a run. */
  readonly group: string
  readonly isHit: boolean
}

const draws = 1_000
const seed = 20_261

/**
 * The bounds as `82.8 to 91.2`, in percent: groups are drawn with replacement, as many as there are,
 * each with all of its things. The same draws for the same groups.
 *
 * @see Davison and Hinkley 1997, Bootstrap Methods and their Application, section 3.8
 */
export function intervalOverGroups(things: readonly Drawn[]): string {
  const groups = [...new Set(things.map(({ group }) => group))].toSorted()
  if (groups.length === 0) return 'none'
  const counts = groups.map((group) => {
    const mine = things.filter((thing) => thing.group === group)
    return { all: mine.length, hits: mine.filter(({ isHit }) => isHit).length }
  })
  const random = createRandom(seed)
  const shares = Array.from({ length: draws }, () => {
    let [all, hits] = [0, 0]
    for (let drawn = 0; drawn < counts.length; drawn++) {
      const count = random.pick(counts)
      all += count.all
      hits += count.hits
    }
    return hits / all
  }).toSorted((one, other) => one - other)
  const at = (share: number): string => (100 * (shares[Math.floor(share * draws)] ?? 0)).toFixed(1)
  return `${at(0.025)} to ${at(0.975)}`
}

/** Share, Wilson interval and the interval over groups: `9 of 10, 90.0% (59.6 to 98.2; by task 70.0 to 100.0)`. */
export function shareByTask(things: readonly Drawn[]): string {
  const share = shareWithInterval(things.filter(({ isHit }) => isHit).length, things.length)
  return things.length === 0
    ? share
    : share.replace(/\)$/, `; by task ${intervalOverGroups(things)})`)
}
