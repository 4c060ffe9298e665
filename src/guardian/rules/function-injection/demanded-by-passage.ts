/** Results with a passage that wants something done with a value which only it names, in whatever words. */
import { askedIn } from '../../delegation/asked.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { type FoundDemand, findDemands } from '../../orders/find-demands.ts'
import type { Effort, OrderSetting } from '../../orders/judge-passage.ts'
import type { ModelText } from '../../orders/texts-of.ts'
import { isDelegated } from './to-be-followed.ts'

/** Probability from which on a passage counts; measured in docs/results/guardian.md. */
export const demandFrom = 0.5
/** Texts of one message that are looked at, and places of one finding. */
const maxTexts = 512
const maxPlaces = 8

const subjects: Readonly<Record<FoundDemand['about'], string>> = {
  address: 'an address',
  url: 'a link',
  path: 'a path',
  account: 'an account or id',
  secret: 'credentials or personal data',
  code: 'a command',
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
  const found: { readonly demand: FoundDemand; readonly pointer: string }[] = []
  for (const { text, field, pointer, sort } of texts.slice(0, maxTexts)) {
    if (sort !== 'content') continue
    for (const demand of findDemands(text, setting, field, effort))
      if (demand.probability >= demandFrom) found.push({ demand, pointer })
    if (found.length >= maxPlaces) break
  }
  const [first] = found.toSorted((one, other) => other.demand.probability - one.demand.probability)
  if (first === undefined) return []
  const isFollowed = askedIn(input.past).isKnown && isDelegated(input)
  return [
    {
      decision: isFollowed ? 'allow' : 'ask',
      severity: isFollowed ? 'low' : 'medium',
      confidence: Math.min(0.75, first.demand.probability),
      element: 'presence',
      text: `${subject()} holds a passage that wants something done about ${subjects[first.demand.about]} that occurs nowhere else; the user did not ask for it.`,
      evidence: found.slice(0, maxPlaces).map(({ demand: { start, end }, pointer }) => ({
        pointer,
        span: [start, end] as const,
      })),
    },
  ]
}
