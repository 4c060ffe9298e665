/** The order in which gold dialogues are taken: sources in turn, and within each functions in turn. */
import type { Chance } from '../chance.ts'
import { callsOf, type Dialogue } from '../dialogue.ts'
import { doesSomething } from './variants.ts'

/**
 * All of them; a source with many dialogues, and a function with many, fill no benchmark. WHY those
 * that do something in front of every second: some edits need them, and few sources have many; where
 * cases of other classes came from all sources alike, the source would tell the class.
 */
export function goldsInOrder(golds: readonly Dialogue[], chance: Chance): readonly Dialogue[] {
  const shuffled = chance.shuffled(golds)
  const doing = shuffled.filter((gold) => kindOf(gold) === 'does')
  return [...new Set(inTurn([inSourceOrder(doing), inSourceOrder(shuffled)]))]
}

function inSourceOrder(golds: readonly Dialogue[]): readonly Dialogue[] {
  return inTurn(
    groupsOf(golds, ({ source }) => source).map((own) =>
      inTurn(groupsOf(own, kindOf).map((one) => inTurn(groupsOf(one, mainFunction)))),
    ),
  )
}

/** Dialogues in which something is done are as many as others: some edits need them. */
function kindOf(gold: Dialogue): string {
  return callsOf(gold).some(doesSomething) ? 'does' : 'reads'
}

function mainFunction(gold: Dialogue): string {
  return callsOf(gold)[0]?.name ?? ''
}

function groupsOf<T>(all: readonly T[], key: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return [...groups.values()]
}

/** The first of each group, then the second of each, until all are taken. */
function inTurn<T>(groups: readonly (readonly T[])[]): readonly T[] {
  const longest = groups.reduce((most, group) => Math.max(most, group.length), 0)
  return Array.from({ length: longest }, (_none, at) =>
    groups.flatMap((group) => group.slice(at, at + 1)),
  ).flat()
}
