/** Whether a text speaks in the first person, or to the one who reads it. */
import { type HeldLists, mayHoldWordOf } from '../recognise/vocabulary.ts'

/** UTF-16 code units that are looked at. */
const maxSearched = 4_096

// WHY no flag `i`: `i` is a variable and `US` a country.
const first =
  /(?<![\p{L}\p{N}_.])(?:I|[Mm]y|[Mm]e|[Mm]ine|[Mm]yself|[Ww]e|[Oo]urs?|us|[Ii]ch|[Mm]eine?[mnrs]?|[Nn]ous|[Nn]otre)(?![\p{L}\p{N}_=(])/u
// German addresses a stranger with capitals, which at the start of a sentence may be anybody's.
const second =
  /(?<![\p{L}\p{N}_.])(?:[Yy]ou|[Yy]ours?|[Yy]ourself|[Dd]ich|[Dd]eine?[mnrs]?|Ihnen|Ihre?[mnrs]?|[Vv]ous|[Vv]otre|[Uu]sted(?:es)?)(?![\p{L}\p{N}_=(])/u

/** Lower case; each word that one of the patterns above may fit. */
const firstWords: ReadonlySet<string> = new Set(
  'i my me mine myself we our ours us ich mein meinm meinn meinr meins meine meinem meinen meiner meines nous notre'.split(
    ' ',
  ),
)
const secondWords: ReadonlySet<string> = new Set(
  (
    'you your yours yourself dich dein deinm deinn deinr deins deine deinem deinen deiner deines ' +
    'ihnen ihr ihrm ihrn ihrr ihrs ihre ihrem ihren ihrer ihres vous votre usted ustedes'
  ).split(' '),
)

/** Cheap: false means that the text does not speak in the first person. */
export function maySpeakInFirst(lists: HeldLists): boolean {
  return mayHoldWordOf(lists, firstWords)
}

/** Cheap: false means that the text does not speak to the one who reads it. */
export function maySpeakInSecond(lists: HeldLists): boolean {
  return mayHoldWordOf(lists, secondWords)
}

export function isInFirstPerson(text: string): boolean {
  return first.test(startOf(text))
}

export function isInSecondPerson(text: string): boolean {
  return second.test(startOf(text))
}

function startOf(text: string): string {
  return text.length > maxSearched ? text.slice(0, maxSearched) : text
}
