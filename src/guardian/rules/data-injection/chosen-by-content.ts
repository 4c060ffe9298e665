/** A call that the user's words name, and a value of it that only a passage of content chose. */
import { type Choice, type Chosen, choiceOf } from '../../delegation/choice.ts'
import { useOf } from '../../delegation/parameter-use.ts'
import { fieldOf, isNamed, weightiest } from '../../delegation/weight.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { wordsOfIdentifier } from '../../verbs.ts'

/** UTF-16 code units of what names something. */
const maxName = 128
/** Places of one finding. */
const maxPlaces = 6

/** What is claimed of a call's values; empty for other messages. */
export function chosenByContent(input: JudgeInput): readonly Claim[] {
  const choice = choiceOf(input)
  if (choice === undefined) return []
  const ordered = isNamed(choice) ? choice.chosen.filter(({ order }) => order !== undefined) : []
  const free = choice.chosen.filter((one) => isFree(choice, one) || isNameOfUnasked(choice, one))
  const strictest = weightiest(choice, ordered)
  // An order that is let through lets no other value through.
  const isOrdered = strictest !== undefined && (strictest.decision !== 'allow' || free.length === 0)
  const all = isOrdered ? ordered : free
  const first = isOrdered ? strictest.chosen : free[0]
  if (first === undefined) return []
  const decision = isOrdered ? strictest.decision : 'ask'
  const { called, asked } = choice
  const why = asked.isKnown
    ? 'the user neither gave it nor left it to that content'
    : 'whether the user gave it is not known'
  return [
    {
      decision,
      severity: decision === 'block' ? 'high' : decision === 'ask' ? 'medium' : 'low',
      confidence: decision === 'block' ? 0.9 : decision === 'ask' ? 0.7 : 0.4,
      element: 'type',
      text: `The call of ${quoteName(called.name)}${atServer(input.server.id)} ${takenBy(first)}; ${why}.`,
      evidence: all.slice(0, maxPlaces).flatMap(({ pointer, place, through, order }) => [
        { pointer: through === undefined ? `/params/arguments${pointer}` : '/params/arguments' },
        {
          pointer: place.leaf[0],
          earlier: place.observation.flow,
          span:
            order === undefined
              ? ([place.start, place.end] as const)
              : ([order.start, order.end] as const),
        },
      ]),
    },
  ]
}

function takenBy({ pointer, through, order }: Chosen): string {
  if (through === undefined)
    return `takes \`${fieldOf(pointer)}\` from a passage${order === undefined ? '' : ' that orders it'}`
  return order === undefined
    ? 'takes a value from a read of what only a passage speaks of'
    : 'takes a value from a read that a passage ordered'
}

/**
 * What a call that changes something is about, where the user's words name no such deed and the name
 * stands only in words which order nothing.
 */
function isNameOfUnasked(choice: Choice, one: Chosen): boolean {
  const { called, asked } = choice
  return (
    asked.isKnown &&
    [...called.actions].some((action) => action !== 'read' && action !== 'visit') &&
    one.order === undefined &&
    one.isOnlyInWords &&
    !one.isAbout &&
    !isNamed(choice) &&
    typeof one.value === 'string' &&
    one.value.length <= maxName &&
    useOf(fieldOf(one.pointer)) === 'name' &&
    !(keeping.test(asked.text) && keepsNotes(called.name)) &&
    !speaksOf(asked.text, `${called.name} ${fieldOf(one.pointer)}`)
  )
}

/** Verbs by which a user has something noted. */
const keeping =
  /(?:^|[.!?,;:\n]\s{0,4}|\b(?:please|to|and|then|also|now|you) )(?:remember|memori[sz]e|note|store|save|record|keep|jot|write down|add|import)\b/
/** What is noted, in the names of functions that do so. */
const noted: ReadonlySet<string> = new Set(
  'entity entities note notes memory memories observation observations fact facts knowledge contact contacts'.split(
    ' ',
  ),
)
const notesDown: ReadonlySet<string> = new Set(
  'add create keep make new note put record remember save store upsert write'.split(' '),
)

/** Whether a function keeps notes: who has something noted leaves the name of the note to what is noted. */
function keepsNotes(name: string): boolean {
  const [first = '', ...rest] = wordsOfIdentifier(name)
  return notesDown.has(first) && rest.some((word) => noted.has(word))
}

/** Whether the user's words hold a telling word of the function or the parameter. */
function speaksOf(text: string, names: string): boolean {
  return wordsOfIdentifier(names).some(
    (word) => word.length >= 4 && word !== 'name' && text.includes(word.slice(0, 8)),
  )
}

/**
 * A recipient, an account or a command that stands only in words which order nothing, whatever they
 * are about unless the user named the deed; what a read found for which nobody but a passage asked;
 * an address to be opened, or what something has as its id, where these words have nothing to do with
 * the user's either.
 */
function isFree(choice: Choice, one: Chosen): boolean {
  const { called, asked } = choice
  if (!asked.isKnown || one.order !== undefined || !one.isOnlyInWords) return false
  if (called.certain.size > 0) {
    // WHY: who asks to be told about a thing leaves no deed to what is said of it.
    const isUnasked = !isNamed(choice)
    if (one.through !== undefined) return isUnasked
    if (one.isTarget) return true
  }
  if (one.isAbout || one.through !== undefined) return false
  if (one.isRelated) return false
  return (called.actions.has('visit') && one.isTarget) || (called.changes && isId(one))
}

/** A code that a parameter for names takes: with digits, and no words. */
function isId({ pointer, value }: Chosen): boolean {
  const text = String(value)
  return (
    useOf(fieldOf(pointer)) === 'name' &&
    text.length <= maxName &&
    /\d/.test(text) &&
    !/\s/.test(text)
  )
}
