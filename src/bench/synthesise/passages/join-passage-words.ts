/** The words of both halves of a split together. */
import {
  type DeedKind,
  type DeedPhrases,
  deedKinds,
  type PassageWords,
  type WordingFamily,
} from './passage-words.ts'

export function joinPassageWords(one: PassageWords, other: PassageWords): PassageWords {
  const both = <T>(read: (words: PassageWords) => readonly T[]): readonly T[] => [
    ...read(one),
    ...read(other),
  ]
  const family = (read: (words: PassageWords) => WordingFamily): WordingFamily => ({
    name: `${read(one).name}+${read(other).name}`,
    frames: both((words) => read(words).frames),
  })
  return {
    deeds: both(({ deeds }) => deeds),
    phrases: byKind((kind): DeedPhrases => {
      const of = <K extends keyof DeedPhrases>(form: K): DeedPhrases[K] =>
        [...one.phrases[kind][form], ...other.phrases[kind][form]] as unknown as DeedPhrases[K]
      return { order: of('order'), doing: of('doing'), done: of('done'), state: of('state') }
    }),
    families: both(({ families }) => families),
    prerequisites: family(({ prerequisites }) => prerequisites),
    authorities: family(({ authorities }) => authorities),
    replacements: family(({ replacements }) => replacements),
    fields: both(({ fields }) => fields),
    lists: both(({ lists }) => lists),
    fillers: both(({ fillers }) => fillers),
    manuals: both(({ manuals }) => manuals),
    delegations: {
      ...byKind((kind) => both(({ delegations }) => delegations[kind])),
      any: both(({ delegations }) => delegations.any),
      value: both(({ delegations }) => delegations.value),
    },
    readings: both(({ readings }) => readings),
    questions: both(({ questions }) => questions),
    agreements: both(({ agreements }) => agreements),
    refusals: both(({ refusals }) => refusals),
    refused: both(({ refused }) => refused),
    items: both(({ items }) => items),
    messages: both(({ messages }) => messages),
    settings: both(({ settings }) => settings),
  }
}

function byKind<T>(read: (kind: DeedKind) => T): Readonly<Record<DeedKind, T>> {
  return Object.fromEntries(deedKinds.map((kind) => [kind, read(kind)])) as Record<DeedKind, T>
}
