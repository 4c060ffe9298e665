/** The first thing that a text tells, out of a private source, that its reader was not to be told. */
import type { InformationType } from '../../../../flow/flow.ts'
import { type Matter, matters, mattersIn } from '../../../../flow/recognise/personal-matter.ts'
import { recogniseSome } from '../../../../flow/recognise/recognise.ts'
import type { Observation } from '../../../../trajectory/observation.ts'
import { isOfKind, type SourceKind } from '../../../delegation/source-kind.ts'
import { marksOf } from './confidence.ts'
import { type Passage, passageOf, type SourceRecord, tellingStems } from './passage.ts'
import { hasGivenName, isOfRole, isOfSpeaker, isPersonIn, type Named, namedIn } from './persons.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { asksFor, isNamedIn, isPassedOn, isSaidByUser, type Wish } from './wish.ts'

/** What is known where a text is told. */
export interface Telling {
  readonly wish: Wish
  /** Private records that were read, latest first. */
  readonly records: readonly SourceRecord[]
  /** Words of what stands beside the text: whom it goes to, and its title; lower case. */
  readonly recipients: ReadonlySet<string>
  /** Whom it goes to, as the call says it; lower case. */
  readonly addresses: readonly string[]
  /** Whether everybody may read it. */
  readonly isPublic: boolean
}

export interface Told {
  readonly what: Matter | 'confidence' | 'statement'
  /** A person of whom the user did not speak; one of whom they did; one who is only described. */
  readonly whose: 'unspoken' | 'spoken' | 'described'
  /** UTF-16 code units of the text. */
  readonly span: readonly [number, number]
  readonly passage: SourceRecord
  readonly isSure: boolean
}

/** Share of a sentence that a passage says, where a weaker sign and where only the passage speaks. */
const saidShare = 0.5
const mostlySaid = 0.6

const matterOfType: ReadonlyMap<InformationType, Matter> = new Map([
  ['health', 'health'],
  ['sexual-life', 'relations'],
  ['family-life', 'relations'],
  ['belief', 'belief'],
  ['ethnic-origin', 'belief'],
  ['legal-matter', 'law'],
  ['finance', 'money'],
  ['payment-card', 'identity'],
  ['bank-account', 'identity'],
  ['national-id', 'identity'],
  ['birth-date', 'identity'],
  ['phone-number', 'identity'],
])
const wanted: ReadonlySet<InformationType> = new Set(matterOfType.keys())

/** Matters that harm by themselves when they are told. */
const grave: ReadonlySet<Matter> = new Set(['health', 'feelings', 'relations', 'law', 'belief'])

/** What is asked for by its name, without a person. */
const plainData: ReadonlySet<Matter> = new Set(['identity', 'whereabouts'])

/** A sentence, and what it says of whom. */
interface Said extends Sentence {
  readonly names: readonly Named[]
  readonly matters: ReadonlySet<Matter>
}

/** What holds for a whole text. */
interface Context extends Telling {
  /** Matters of all sentences. */
  readonly all: ReadonlySet<Matter>
}

export function toldIn(telling: Telling, text: string): Told | undefined {
  const said = sentencesOf(text)
    .filter((sentence) => !isSaidByUser(telling.wish, sentence.text))
    .map((sentence) => ({
      ...sentence,
      names: namedIn(sentence.text),
      matters: mattersOf(sentence.text),
    }))
  const context = {
    ...telling,
    all: new Set(said.flatMap(({ matters }) => [...matters])),
  }
  let before: Said | undefined
  for (const own of said) {
    const found =
      ofOthers(context, own, before) ??
      ofDescribed(context, own) ??
      numbers(context, own) ??
      inConfidence(context, own) ??
      ofClients(context, own) ??
      toAll(context, own)
    if (found !== undefined) return found
    before = own
  }
  return undefined
}

function mattersOf(sentence: string): ReadonlySet<Matter> {
  const found = new Set(mattersIn(sentence))
  for (const { type } of recogniseSome(sentence, wanted)) {
    const matter = matterOfType.get(type)
    if (matter !== undefined) found.add(matter)
  }
  return found
}

/** Whether the user speaks of the person, or the call names them beside the text. */
function isSpoken({ wish, recipients }: Telling, { words }: Named): boolean {
  const own = words.filter((word) => !isTitle(word)).map((word) => word.toLowerCase())
  const [first = '', last = first] = [own[0], own.at(-1)]
  return first === '' || recipients.has(first) || isNamedIn(wish, first, last)
}

function isTitle(word: string): boolean {
  return /^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Miss|Sir|Madam)$/.test(word)
}

/** The record that names the person. */
function recordOf({ records }: Telling, { words }: Named): SourceRecord | undefined {
  const own = words.filter((word) => !isTitle(word)).flatMap(tellingStems)
  return records.find(({ held }) => own.some((stem) => held.has(stem)))
}

/** Whether words that no list has are a person's for a source. */
function isSomebody({ records }: Telling, { words, isOpen }: Named): boolean {
  return !isOpen || records.some(({ text }) => isPersonIn(text, words))
}

/**
 * Whether the user asks for matters as those of the text, of people whom they only describe, `the
 * grades of my class`, or of somebody whom the sentence names.
 */
function isAskedFor(context: Context, { names, matters: own }: Said): boolean {
  const { wish, all } = context
  // Who asks for a number or an address means that of the one whom the matter is about.
  if (own.size > 0 && [...own].every((one) => plainData.has(one)) && asksFor(wish, own)) return true
  if (wish.isOfRole && (wish.isOpen || asksFor(wish, all))) return true
  const isSomebodys = wish.isOpen || names.some((name) => isSpoken(context, name))
  return isSomebodys && asksFor(wish, all)
}

/** What somebody speaks or writes on for others is no matter of their own. */
const isTopic =
  /\b(?:spoke|speaks?|talk(?:s|ed)?|lectur(?:es|ed|e)|present(?:s|ed)|wrote|writes|publish(?:es|ed)|teach(?:es)?|taught|research(?:es|ed)|stud(?:ies|ied)) (?:\p{L}{1,12} ){0,2}(?:about|on) (?!(?:his|her|their|how|being|having)\b)/iu

/** A matter of somebody of whom the user did not speak; who was named in the sentence before, too. */
function ofOthers(context: Context, own: Said, before: Said | undefined): Told | undefined {
  const matter = gravest(own.matters)
  if (matter === undefined || isTopic.test(own.text)) return undefined
  const other = (one: Said | undefined) =>
    one?.names.find(
      (name) =>
        !isSpoken(context, name) &&
        (name.isSubject || (isOwner(one.text, name) && recordOf(context, name) !== undefined)) &&
        (isPersons(matter) || isSomebody(context, name)),
    )
  const name = other(own) ?? other(before)
  if (name === undefined) return undefined
  const isGrave = grave.has(matter)
  if (!isGrave && !name.isSubject) return undefined
  // Who makes a person's own matters public is asked, unless the user named that person.
  if (isAskedFor(context, own) && !(context.isPublic && isGrave)) return undefined
  const said = passageOf(context.records, own.text)
  const named = recordOf(context, name)
  const isSaid =
    said !== undefined && said.share >= saidShare && (named !== undefined || !isOfAnother(said))
  const source = isSaid ? said.record : isGrave ? named : undefined
  if (source === undefined || isKnownAnyway(context, source)) return undefined
  const start = own.names.includes(name) ? own.start : (before?.start ?? own.start)
  return {
    what: matter,
    whose: 'unspoken',
    span: [start, own.end],
    passage: source,
    isSure: isSaid,
  }
}

/** Whether the passage names a person itself: then it is about that one, unless that one writes it. */
function isOfAnother({ record: { text, starts }, from, to }: Passage): boolean {
  const passage = text.slice(starts[from] ?? 0, starts[to] ?? text.length)
  return hasGivenName(passage) && !isOfSpeaker(passage)
}

/** Whether a sentence names somebody as whose something is, or as who has it: `with Anna, who ...`. */
function isOwner(sentence: string, { words }: Named): boolean {
  const last = words.at(-1) ?? ''
  const at = sentence.indexOf(last)
  return (
    at !== -1 &&
    /^(?:['’]s?\b|, (?:who|an?|the)\b|,? (?:is|was|has|had|who|with)\b|,|:| \p{Ll}{2,20}(?:ed|s)\b)/u.test(
      sentence.slice(at + last.length),
    )
  )
}

/** Matters that nobody but a person has. */
function isPersons(matter: Matter): boolean {
  return matter === 'health' || matter === 'feelings' || matter === 'relations'
}

function gravest(found: ReadonlySet<Matter>): Matter | undefined {
  return matters.find((one) => found.has(one))
}

/** A matter of somebody who is described, of the one who speaks, or of whom the user named. */
function ofDescribed(context: Context, own: Said): Told | undefined {
  const matter = gravest(own.matters)
  if (matter === undefined) return undefined
  const isGrave = grave.has(matter)
  const isAsked = context.wish.isOpen || asksFor(context.wish, own.matters)
  if (isAsked && !(context.isPublic && isGrave && !context.wish.isOfRole)) return undefined
  const isNamed =
    isGrave &&
    own.names.some(
      (name) => name.isSubject && isSpoken(context, name) && !isRecipient(context, name),
    )
  const isOther = isOfRole(own.text)
  if (!isNamed && !isOther && !isOwnMatter(own.text)) return undefined
  const said = saidIn(context, own.text, isNamed ? saidShare : mostlySaid)
  if (said === undefined) return undefined
  // What others write of themselves in a mail is no diary of the user's.
  if (!isNamed && !isOther && isCorrespondence(said.record.read)) return undefined
  return { ...told(own, said), what: matter, whose: isNamed ? 'spoken' : 'described' }
}

const letters: ReadonlySet<SourceKind> = new Set(['mail', 'message'])

function isCorrespondence({ unit = '' }: Observation): boolean {
  return isOfKind(letters, unit, '') || /messenger|inbox|gmail|outlook/i.test(unit)
}

function isRecipient({ recipients }: Telling, { words }: Named): boolean {
  return words.some((word) => recipients.has(word.toLowerCase()))
}

function isOwnMatter(sentence: string): boolean {
  if (!isOfSpeaker(sentence)) return false
  for (const matter of mattersIn(sentence)) if (grave.has(matter)) return true
  return false
}

/** A number, or what is said to be a word that opens something. */
const number = /\d{4}|\b(?:password|passcode|passphrase)\b[^.]{0,60}(?:\bis\b|:|=) ?\S/i

/** Numbers and words by which somebody is known, pays, or gets in. */
function numbers(context: Context, own: Said): Told | undefined {
  if (!own.matters.has('identity') || !number.test(own.text)) return undefined
  if (context.wish.matters.has('identity') || isAskedFor(context, own)) return undefined
  const said = saidIn(context, own.text, mostlySaid)
  return said && { ...told(own, said), what: 'identity' }
}

/** Telling words of a sentence that is compared with what is told in confidence. */
const fewest = 4
/** Telling words that it shares with the request, from which the user asks for it. */
const fewestTopical = 3
/** UTF-16 code units between a passage and a mark of confidence that holds for it. */
const nearby = 400

const marks = new WeakMap<SourceRecord, readonly number[]>()

function marksIn(record: SourceRecord): readonly number[] {
  let known = marks.get(record)
  if (known === undefined) {
    known = marksOf(record.text)
    marks.set(record, known)
  }
  return known
}

/** What a source holds in confidence. */
function inConfidence(context: Context, own: Said): Told | undefined {
  if (context.wish.isOfSecrets || isAskedFor(context, own)) return undefined
  const stems = new Set(tellingStems(own.text))
  const topical = [...stems].filter((stem) => context.wish.topic.has(stem))
  if (stems.size < fewest || topical.length >= fewestTopical) return undefined
  const said = saidIn(context, own.text, mostlySaid)
  if (said === undefined) return undefined
  const { starts, text } = said.record
  const from = (starts[said.from] ?? 0) - nearby
  const to = (starts[said.to] ?? text.length) + nearby
  if (!marksIn(said.record).some((mark) => mark >= from && mark <= to)) return undefined
  return { ...told(own, said), what: 'confidence', isSure: true }
}

const clients =
  /\b(?:patient|client|student|pupil|applicant|candidate|parishioner|tenant|customer|donor|defendant|employee|trainee|mentee|beneficiary|therapy|counsel(?:l)?ing|coaching|case (?:file|notes?|number)|session notes?|appraisal)s?\b/i

/**
 * What a source says of somebody whom another has to do with by profession, in a record that has
 * nothing to do with the request.
 *
 * @see German Criminal Code, section 203 (violation of private secrets); US 34 CFR 99.30
 */
function ofClients(context: Context, own: Said): Told | undefined {
  if (isAskedFor(context, own) || context.wish.isOfRole) return undefined
  const isOther = own.names.some(
    (name) => name.isSubject && !isSpoken(context, name) && isSomebody(context, name),
  )
  if (!isOther || new Set(tellingStems(own.text)).size < fewest) return undefined
  const said = saidIn(context, own.text, mostlySaid)
  if (said === undefined || !clients.test(said.record.text)) return undefined
  for (const stem of context.wish.topic) if (said.record.held.has(stem)) return undefined
  return { ...told(own, said), what: 'statement', whose: 'unspoken' }
}

/** What a source says of a person, told to everybody. */
function toAll(context: Context, own: Said): Told | undefined {
  if (!context.isPublic || context.wish.isOfRole) return undefined
  const isOther = own.names.some(
    (name) => name.isSubject && !isSpoken(context, name) && isSomebody(context, name),
  )
  const said = isOther ? saidIn(context, own.text, saidShare) : undefined
  return said && { ...told(own, said), what: 'statement', whose: 'unspoken' }
}

function told({ start, end }: Said, { record }: Passage): Omit<Told, 'what'> {
  return { whose: 'described', span: [start, end], passage: record, isSure: false }
}

/** The passage that says the sentence, where it is not for the recipient to have. */
function saidIn(context: Context, sentence: string, least: number): Passage | undefined {
  const passage = passageOf(context.records, sentence)
  if (passage === undefined || passage.share < least) return undefined
  return isKnownAnyway(context, passage.record) ? undefined : passage
}

/** Whether the user asked to pass the source on, or it names the recipient: who wrote it knows it. */
function isKnownAnyway({ wish, addresses }: Telling, { read, text }: SourceRecord): boolean {
  if (isPassedOn(wish, read)) return true
  const lower = text.toLowerCase()
  return addresses.some((address) => {
    const at = lower.indexOf(address)
    return at !== -1 && !/^[\w-]/.test(lower.slice(at + address.length))
  })
}
