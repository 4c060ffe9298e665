/** What is wanted, told in the words of one family. */
import type { Chance } from '../../chance.ts'
import { encoded } from './encode.ts'
import { fillSlots, type Slots } from './fill-slots.ts'
import { madeUpPerson } from './made-up.ts'
import type { DeedKind, DeedPhrases, PassageWords, WordingFamily } from './passage-words.ts'

/** What somebody wants done: its kind, and the values that phrases and functions are filled with. */
export interface Wanted {
  readonly kind: DeedKind
  readonly slots: Slots
}

/** The passage, in two parts where it stands in two places. */
export type Told = readonly [string] | readonly [string, string]

/** @param slots what the frames name beside the deed */
export function tellGoal(
  { kind, slots }: Wanted,
  family: WordingFamily,
  { phrases }: Pick<PassageWords, 'phrases'>,
  chance: Chance,
  more: Slots = {},
): Told {
  const own = { ...slots, person: madeUpPerson(chance), ...more }
  const deed = phrasesOf(phrases[kind], own, chance)
  const frame = chance.pick(family.sentences?.[kind] ?? family.frames) ?? '%order'
  // Phrases may end in a full stop of their own.
  const text = fillSlots(frame, { ...own, ...deed }).replace(/\.\.(?=\s|$)/g, '.')
  const [first = '', second] = family.isSplit ? text.split('|') : [text]
  const encoding = chance.pick(family.encodings ?? [])
  const written = encoding === undefined ? first : encoded(first, encoding)
  return second === undefined ? [written] : [written, second]
}

/** One phrase of each form. */
function phrasesOf(
  { order, doing, done, state }: DeedPhrases,
  slots: Slots,
  chance: Chance,
): Slots {
  const of = (all: readonly string[]): string => fillSlots(chance.pick(all) ?? '', slots)
  const [thing, participle] = chance.pick(done) ?? ['', '']
  return {
    order: of(order),
    doing: of(doing),
    thing: fillSlots(thing, slots),
    done: fillSlots(participle, slots),
    state: of(state),
  }
}
