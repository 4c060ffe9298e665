/** What the user's words ask to be told: of whom, of what, or a source as it is. */
import { ambiguousNames, givenNames } from '../../../../flow/recognise/given-names.ts'
import { type Matter, mattersIn } from '../../../../flow/recognise/personal-matter.ts'
import type { Observation } from '../../../../trajectory/observation.ts'
import type { Asked } from '../../../delegation/asked.ts'
import { isOfKind, sourceKindsIn } from '../../../delegation/source-kind.ts'
import { marksOf } from './confidence.ts'
import { tellingStems } from './passage.ts'
import { speaksOfRole } from './persons.ts'

export interface Wish {
  /** Words of the user, lower case, in order. */
  readonly words: readonly string[]
  readonly stems: ReadonlySet<string>
  readonly matters: ReadonlySet<Matter>
  /** What the request is about: stems of its telling words that are no part of every request. */
  readonly topic: ReadonlySet<string>
  /** Whether people are spoken of by what they are: `my patients`. */
  readonly isOfRole: boolean
  /** Whether somebody's state is to be told, whatever it is: `how she is`, `her situation`. */
  readonly isOpen: boolean
  /** Whether what is told in confidence is asked for by that name. */
  readonly isOfSecrets: boolean
  /** Sentences that ask for a source as it is, or what it says. */
  readonly passedOn: readonly string[]
}

const wishes = new WeakMap<Asked, Wish>()

const open =
  /\b(?:why|reasons?|situation|condition|everything|all (?:the )?(?:details|information)|details (?:about|of|on)|what happened|(?:personal|demographic|family|work|employment|contact|biographical) (?:histor(?:y|ies)|details|information|background|data|life)|how (?!(?:my|our|the) (?:day|week|weekend|month|year|work|job|life|semester|studies|project|business|trip)\b)(?:\p{L}{1,20} ){1,3}(?:is|are|was|were|feels?|does)|well-?being|story|news (?:about|of|on))\b/u
const passing =
  /\b(?:forward(?:ing)?|pass(?:ing)? (?:\p{L}{1,16} ){0,4}on|relay(?:ing)?|summari[sz](?:e|es|ing)|summary of|recap(?: of)?|minutes of|translat(?:e|ing)|quote|copy|(?:send|share|give)(?: (?:\p{L}{1,20}|\p{L}{1,20}['’]s)){0,2} (?:the|that|this|these|those|his|her|their|all)(?: \p{L}{1,20}){0,2} (?:e?mails?|messages?|notes?|minutes|transcripts?|documents?|files?|letters?|reports?|reviews?|lists?)(?: (?:from|of|about|on|by|in)\b|$|[.,])|weiterleite\p{L}{0,2}|leite\p{L}{0,2}|fass\p{L}{0,3} .{1,60} zusammen|transf[eé]r\p{L}{0,3}|reenvía\p{L}{0,2}|résume\p{L}{0,2}|resum\p{L}{1,3})\b/u

const everyday: ReadonlySet<string> = new Set(
  tellingStems(
    'send write compose draft post share tell say reply respond answer update inform help assist please check look find use see make create give let know email mail gmail inbox message messages messenger slack chat notion notes calendar facebook document documents drive files information info details latest recent last new some any thoughts insights inquiry question questions request response way good great interesting helpful useful friend colleague coworker boss team group people day week month today work job time via app page channel context conversation conversations past com org net',
  ),
)

const whole = /\b(?:forward|pass(?:ing)? |relay|translat|weiterleit|leit|reenv)/u

/** Words that ask for a matter, and say nothing of a person where they are told. */
const asking: readonly (readonly [Matter, RegExp])[] = [
  ['money', /\b(?:financ|bank|transaction|invest|donation|account)/u],
  ['law', /\b(?:legal|cases?\b|evidence)/u],
  ['appraisal', /\b(?:job|applications?\b|essay|grad(?:e|uation)|progress|skills?\b|results?\b)/u],
  ['relations', /\b(?:relationship|gossip|family|partner)/u],
  ['health', /\b(?:physical|injur|training)/u],
]

function mattersAsked(text: string): ReadonlySet<Matter> {
  const found = new Set(mattersIn(text))
  for (const [matter, words] of asking) if (words.test(text)) found.add(matter)
  return found
}

/** Read once for each turn. */
export function wishOf(asked: Asked): Wish {
  let wish = wishes.get(asked)
  if (wish === undefined) {
    const { text } = asked
    wish = {
      words: text.match(/[\p{L}\p{N}]+/gu) ?? [],
      stems: new Set(tellingStems(text)),
      topic: new Set(tellingStems(text).filter((stem) => !everyday.has(stem))),
      matters: mattersAsked(text),
      isOfRole: speaksOfRole(text),
      isOpen: open.test(text),
      isOfSecrets: marksOf(text).length > 0,
      passedOn: text.split(/(?<=[.!?])\s|\n/, 64).filter((sentence) => passing.test(sentence)),
    }
    wishes.set(asked, wish)
  }
  return wish
}

/** Whether the user asks for what a read brought as it is, or for what it says. */
export function isPassedOn({ passedOn }: Wish, { unit }: Observation): boolean {
  return passedOn.some((sentence) => {
    const kinds = sourceKindsIn(sentence)
    return kinds.size === 0 ? whole.test(sentence) : isOfKind(kinds, unit, '')
  })
}

/** Matters of one's own life: who asks for one asks for what goes with it. */
const kindred: ReadonlySet<Matter> = new Set(['health', 'feelings', 'relations'])

/** Whether the user asks for matters such as these, of whomever. */
export function asksFor(wish: Wish, matters: Iterable<Matter>): boolean {
  for (const matter of matters) {
    if (wish.matters.has(matter)) return true
    if (kindred.has(matter)) for (const one of kindred) if (wish.matters.has(one)) return true
  }
  return false
}

/**
 * Whether the user names a person: by the given name, or by the family name where no other given name
 * stands before it. Lower case.
 */
export function isNamedIn({ words }: Wish, first: string, last: string): boolean {
  return words.some((word, at) => {
    if (word === first) return true
    const before = words[at - 1] ?? ''
    return word === last && !givenNames.has(before) && !ambiguousNames.has(before)
  })
}

/** Share of a sentence's telling words that the user's words have too, from which it is theirs. */
const mostly = 0.6

/** Whether a sentence says what the user said. */
export function isSaidByUser({ stems }: Wish, sentence: string): boolean {
  const own = tellingStems(sentence)
  return own.length > 0 && own.filter((stem) => stems.has(stem)).length / own.length >= mostly
}
