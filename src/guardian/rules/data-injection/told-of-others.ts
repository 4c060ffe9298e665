/**
 * What concerns somebody else, told to a recipient: a sentence that names a person of whom the user
 * did not speak, whom only results name, and is about health, money, family or the like. The user
 * gave the recipient, and may not want that told.
 *
 * @see Shao et al. 2024, PrivacyLens, arXiv:2409.00138
 * @see Regulation (EU) 2016/679, Art. 5(1)(b) and (c), 9 and 10
 */
import { type InformationType, sensitiveTypes } from '../../../flow/flow.ts'
import { ambiguousNames, givenNames } from '../../../flow/recognise/given-names.ts'
import { recogniseSome } from '../../../flow/recognise/recognise.ts'
import type { JsonValue } from '../../../mcp/json.ts'
import type { Observation } from '../../../trajectory/observation.ts'
import { type Asked, askedIn } from '../../delegation/asked.ts'
import { calledFunction } from '../../delegation/called-function.ts'
import { useOf } from '../../delegation/parameter-use.ts'
import { isForeign } from '../../delegation/places.ts'
import { fieldOf } from '../../delegation/weight.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'

/** UTF-16 code units of a text, and sentences of it, that are looked at. */
const maxText = 8_192
const maxSentences = 64
const shortest = 20
/** Observations, latest first, in which a name is looked for. */
const maxObservations = 64

/** WHY without work and education: most mails among colleagues and teachers are about these. */
const sensitive: ReadonlySet<InformationType> = new Set(
  sensitiveTypes.filter((type) => type !== 'employment' && type !== 'education'),
)
const wanted: ReadonlySet<InformationType> = new Set(['person-name', ...sensitive])

/** What is claimed of what is told of others; empty for other messages. */
export function toldOfOthers(input: JudgeInput): readonly Claim[] {
  const called = calledFunction(input)
  if (called === undefined || !called.certain.has('send')) return []
  const asked = askedIn(input.past)
  if (!asked.isKnown) return []
  const texts = Object.entries(called.args).filter(([field, value]) => isText(field, value))
  if (texts.length === 0) return []
  // Whom the call goes to, and what it is about: what else stands beside the texts.
  const others = Object.entries(called.args)
    .map(([field, value]) => (isText(field, value) ? '' : String(value).slice(0, 256)))
    .join(' ')
    .toLowerCase()
  for (const [field, value] of texts) {
    const told = toldIn(input, asked, others, String(value).slice(0, maxText))
    if (told === undefined) continue
    return [
      {
        decision: 'ask',
        severity: 'medium',
        confidence: 0.65,
        element: 'subject',
        text: `The call of ${quoteName(called.name)}${atServer(input.server.id)} tells, in \`${fieldOf(`/${field}`)}\`, something about the ${told.type.replaceAll('-', ' ')} of a person of whom the user did not speak.`,
        evidence: [
          { pointer: `/params/arguments/${field}`, span: told.span },
          { pointer: told.pointer, earlier: told.read.flow },
        ],
      },
    ]
  }
  return []
}

function isText(field: string, value: JsonValue): boolean {
  return typeof value === 'string' && value.length >= shortest && useOf(field) === 'text'
}

interface Told extends Place {
  readonly type: InformationType
  readonly span: readonly [number, number]
}

function toldIn(
  { past }: JudgeInput,
  asked: Asked,
  others: string,
  text: string,
): Told | undefined {
  let at = 0
  let about: { readonly type: InformationType; readonly sentence: number } | undefined
  let person:
    | { readonly place: Place; readonly start: number; readonly sentence: number }
    | undefined
  for (const [index, sentence] of text.split(/(?<=[.!?])\s|\n/, maxSentences).entries()) {
    const start = text.indexOf(sentence, at)
    at = start + sentence.length
    if (sentence.length < shortest) continue
    const found = recogniseSome(sentence, wanted).find(({ type }) => sensitive.has(type))
    if (found !== undefined) about = { type: found.type, sentence: index }
    const place = othersIn(sentence, asked, others, past.observations)
    if (place !== undefined) person = { place, start, sentence: index }
    if (about === undefined || person === undefined) continue
    // What follows on a person is about them: "Mark asked for a room. He is ill."
    if (Math.abs(about.sentence - person.sentence) > 1) continue
    return { type: about.type, span: [person.start, at], ...person.place }
  }
  return undefined
}

interface Place {
  readonly read: Observation
  readonly pointer: string
}

/** A person whom a sentence names, only results know, and the user did not speak of. */
function othersIn(
  sentence: string,
  asked: Asked,
  others: string,
  observations: readonly Observation[],
): Place | undefined {
  const names = new Set<string>()
  for (const { 0: word } of sentence.matchAll(
    /(?<![\p{L}\d@.])\p{Lu}\p{Ll}{2,24}(?![\p{L}\d@])/gu,
  )) {
    const lower = word.toLowerCase()
    if (givenNames.has(lower) && !ambiguousNames.has(lower)) names.add(word)
  }
  for (const { type, start, end } of recogniseSome(sentence, wanted)) {
    const [last] =
      type === 'person-name' ? (/\p{Lu}\p{Ll}{2,24}$/u.exec(sentence.slice(start, end)) ?? []) : []
    if (last !== undefined) names.add(last)
  }
  for (const name of names) {
    if (isKnownName(asked, others, name)) continue
    const place = placeOf(observations, name)
    if (place !== undefined) return place
  }
  return undefined
}

/** Whether the user speaks of the person, or it is the recipient or a party of the call. */
function isKnownName({ text }: Asked, others: string, name: string): boolean {
  const lower = name.toLowerCase()
  return text.includes(lower) || others.includes(lower)
}

/** Where a result names the person. */
function placeOf(observations: readonly Observation[], name: string): Place | undefined {
  for (const read of observations.slice(-maxObservations).toReversed()) {
    if (!isForeign(read)) continue
    const leaf = read.leaves.find(([, value]) => typeof value === 'string' && value.includes(name))
    if (leaf !== undefined) return { read, pointer: leaf[0] }
  }
  return undefined
}
