/** Results with a passage that wants something done with a value which only it names, in whatever words. */
import { askedIn } from '../../delegation/asked.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { type FoundDemand, findDemands } from '../../orders/find-demands.ts'
import type { Effort, OrderSetting } from '../../orders/judge-passage.ts'
import type { ModelText } from '../../orders/texts-of.ts'
import { isEchoed } from './is-echoed.ts'
import { isDelegated, isForModels, isMeant } from './to-be-followed.ts'

/**
 * Probability from which on a passage is asked about, and from which on it is noted: a value, and a thing to
 * be bought. Set by what is flagged of harmless results at even places (docs/results/guardian.md).
 */
export const askFrom = 0.4
const noteFrom = 0.25
const noteThingFrom = 0.35
/**
 * From which on it is asked about where no words of the user are known: they may have asked for it. A
 * thing to be bought is left alone then: people ask each other for things, and nothing says that it is new.
 */
const unknownFrom = 0.7
const noteUnknownFrom = 0.5
/** Places of one finding. */
const maxPlaces = 8

/** WHY no `nowhere else` for the last two: nothing of their kind is looked for elsewhere. */
const subjects: Readonly<Record<FoundDemand['about'], string>> = {
  address: 'an address that occurs nowhere else',
  url: 'a link that occurs nowhere else',
  path: 'a path that occurs nowhere else',
  account: 'an account or id that occurs nowhere else',
  secret: 'credentials or personal data',
  code: 'a command',
  thing: 'a thing to be bought',
}

/**
 * What is claimed of the texts of a message.
 *
 * @param subject what the message is, as it begins the sentence
 */
export function demandedByPassage(
  input: JudgeInput,
  subject: () => string,
  texts: readonly ModelText[],
  setting: OrderSetting,
  effort: Effort,
): readonly Claim[] {
  const asked: Found[] = []
  const noted: Found[] = []
  const { isKnown } = askedIn(input.past)
  let isFollowed: boolean | undefined
  for (const { text, field, pointer, sort } of texts) {
    if (sort !== 'content') continue
    for (const demand of findDemands(text, setting, field, effort)) {
      if (demand.probability < leastOf(demand, isKnown)) continue
      if (isEchoed(text, demand, demand.leaf, setting)) continue
      const wish = { text, place: demand }
      isFollowed ??= isKnown && isDelegated(input)
      const isWeak = demand.probability < (isKnown ? askFrom : unknownFrom)
      const isNoted =
        (isWeak || (isFollowed && isMeant(input, wish))) && !isForModels(wish, demand.leaf, setting)
      if (!isNoted) asked.push({ demand, pointer })
      else if (noted.length < maxPlaces) noted.push({ demand, pointer })
    }
    // What is noted hides nothing that is asked about.
    if (asked.length >= maxPlaces || effort.isSpent) break
  }
  const isAsked = asked.length > 0
  const found = isAsked ? asked : noted
  const [first] = found.toSorted((one, other) => other.demand.probability - one.demand.probability)
  if (first === undefined) return []
  const why = isKnown ? 'the user did not ask for it' : 'whether the user asked for it is not known'
  return [
    {
      decision: isAsked ? 'ask' : 'allow',
      severity: isAsked ? 'medium' : 'low',
      confidence: Math.min(0.75, first.demand.probability),
      element: 'presence',
      text: `${subject()} ${isAsked ? 'holds' : 'may hold'} a passage that wants something done about ${subjects[first.demand.about]}; ${why}.`,
      evidence: found.slice(0, maxPlaces).map(({ demand: { start, end }, pointer }) => ({
        pointer,
        span: [start, end] as const,
      })),
    },
  ]
}

/** Probability from which on something is said of a demand. */
function leastOf({ about }: FoundDemand, isKnown: boolean): number {
  if (!isKnown) return about === 'thing' ? Number.POSITIVE_INFINITY : noteUnknownFrom
  return about === 'thing' ? noteThingFrom : noteFrom
}

interface Found {
  readonly demand: FoundDemand
  readonly pointer: string
}
