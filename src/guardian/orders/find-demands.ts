/**
 * Demands: passages that name a value which functions take (an address, an account, a link, an id, a
 * command) or the user's own credentials, and want something done with it, in whatever words. Told by
 * what the passage is made of, by what functions are on offer for the value, and by how little it has
 * to do with the user's request and with what stands around it.
 *
 * Each sign is worth points that were learned (demand-weights.ts); no phrase is known by its wording.
 * @see Hines et al. 2024, arXiv:2403.14720 (telling injected text from data by its provenance and place)
 */

import { hasWords, maxUnit, newKey, type Subject, signsOf, taking } from './demand-signs.ts'
import { createSurroundings, isFree, isUnspoken } from './demand-values.ts'
import { demandWeights, thingWeights } from './demand-weights.ts'
import { frameOf } from './frame.ts'
import type { Effort, OrderSetting } from './judge-passage.ts'
import { isRecordForm } from './leaves.ts'
import {
  formOf,
  type Leaf,
  leafAround,
  passageAround,
  type Stretch,
  type TextForm,
} from './passages.ts'
import { namesSecret, type Target, targetsIn } from './targets.ts'
import { wishedThings } from './wished-things.ts'

export interface FoundDemand extends Stretch {
  /** 0 to 1. */
  readonly probability: number
  /** What the value is that something is to be done with. */
  readonly about: Subject
  /** The field that it stands in. */
  readonly leaf: Stretch
}

/** Words for what gives access or is the user's own, however written: codes are told by their capitals. */
const ownWords = String.raw`pass ?(?:word|wort|code)|phone number|card\b|contraseña|kennwort|mot de passe|senha|www\.`
/** Cheap: a text without one of these marks names no value. */
const mayName = new RegExp(
  String.raw`@|:\/\/|\x60|密码|密碼|パスワード|비밀번호|${anyCase('парол')}|\b(?:[A-Z]{1,6}-?\d{2,}|[A-Z]{2}\d{2}[A-Z\d]{4}|${anyCase(ownWords)})`,
  'g',
)

function anyCase(words: string): string {
  return words.replace(/(?<!\\)\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)
}

/** The demands of `text` by their place; empty for documents, which speak to any reader. */
export function findDemands(
  text: string,
  setting: OrderSetting,
  field: string | undefined,
  effort: Effort,
): readonly FoundDemand[] {
  const found: FoundDemand[] = []
  for (const { stretch, leaf, about, signs } of demandSigns(
    text,
    setting,
    field,
    effort,
    mayReach,
  )) {
    const probability = 1 / (1 + Math.exp(-sumOf(signs)))
    const before = found.at(-1)
    // A field and one sentence of it tell of one demand.
    const isSame = before !== undefined && stretch.start < before.end && stretch.end > before.start
    if (isSame && before.probability >= probability) continue
    if (isSame) found.pop()
    found.push({ ...stretch, leaf, about, probability })
  }
  return found
}

/** What the signs are worth together. */
function sumOf(signs: ReadonlySet<string>): number {
  const weights = signs.has('about-thing') ? thingWeights : demandWeights
  let sum = weights.get('') ?? 0
  for (const sign of signs) sum += weights.get(sign) ?? 0
  return sum
}

/** Signs that only a comparison with the surroundings tells. */
const ofFit = ['fits', 'strange', 'asked', 'unasked', 'sourced', 'tongue', 'wordless']
/** What these can add at most. */
const [maxOfFit, maxOfFitThing] = [demandWeights, thingWeights].map((weights) =>
  ofFit.reduce((sum, sign) => sum + Math.max(0, weights.get(sign) ?? 0), 0),
) as [number, number]

/** Below a probability of 0.22 nothing is said. */
const sumFrom = -1.25

/** Whether a passage can still be likely enough a demand. */
function mayReach(signs: ReadonlySet<string>, isAll: boolean): boolean {
  const most = isAll ? 0 : signs.has('about-thing') ? maxOfFitThing : maxOfFit
  return sumOf(signs) + most >= sumFrom
}

export interface SignedPassage {
  readonly stretch: Stretch
  readonly leaf: Stretch
  readonly about: FoundDemand['about']
  /** Names of the signs that it shows, each once. */
  readonly signs: ReadonlySet<string>
}

type MayMatter = (signs: ReadonlySet<string>, isAll: boolean) => boolean

/** The passages that name a value, and the short fields that name a thing, with what speaks for a demand. */
export function demandSigns(
  text: string,
  setting: OrderSetting,
  field: string | undefined,
  effort: Effort,
  mayMatter: MayMatter = () => true,
): readonly SignedPassage[] {
  mayName.lastIndex = 0
  const hasValue = mayName.test(text)
  const maySpend = !setting.offer.isUnknown && setting.offer.kinds.has('spend')
  if (!hasValue && !maySpend) return []
  const own = formOf(text)
  const form: TextForm = field === undefined || isRecordForm(own) ? own : 'field'
  if (!isRecordForm(form)) return []
  const valued = hasValue ? valuedPassages(text, form, setting, field, effort, mayMatter) : []
  return maySpend
    ? [...valued, ...thingsIn(text, form, setting, field, valued, effort, mayMatter)]
    : valued
}

function valuedPassages(
  text: string,
  form: TextForm,
  setting: OrderSetting,
  field: string | undefined,
  effort: Effort,
  mayMatter: MayMatter,
): readonly SignedPassage[] {
  const found: SignedPassage[] = []
  let limit = 0
  const surroundings = createSurroundings(text, form)
  mayName.lastIndex = 0
  for (let mark = mayName.exec(text); mark !== null; mark = mayName.exec(text)) {
    if (mark.index < limit) continue
    const stretch = passageAround(text, mark.index, mark.index + mark[0].length, form)
    limit = stretch.end
    mayName.lastIndex = Math.max(stretch.end, mayName.lastIndex)
    if (!/\p{L}{2}/u.test(text.slice(stretch.start, stretch.end))) continue
    const leaf = leafOf(text, stretch, form, field)
    const { isContent, isLetter } = frameOf(text, leaf, form)
    if (!isContent) continue
    const unit = isLetter ? within(stretch, leaf) : unitOf(stretch, leaf)
    const passage = text.slice(unit.start, unit.end)
    // A value alone is a field.
    if (!hasWords(passage) || isEcho(passage, setting)) continue
    if (--effort.left < 0) {
      effort.isSpent = true
      break
    }
    const subjects = subjectsOf(passage, (target) => isUnspoken(target, setting))
    for (const [at, said] of subjects.entries()) {
      const signed = isOffered(said.about, setting)
        ? signedOf({ text, stretch, unit, leaf, form, isLetter }, said, setting, mayMatter)
        : []
      // WHY so late: to look for a value elsewhere costs more than all else.
      const isLast = at === subjects.length - 1
      if (signed.length === 0 && isLast) {
        limit = unit.end
        break
      }
      if (said.value !== undefined && !isFree(said.value, surroundings(stretch), setting)) continue
      found.push(...signed)
      limit = unit.end
      break
    }
  }
  return found
}

function leafOf(text: string, stretch: Stretch, form: TextForm, field: string | undefined): Leaf {
  return form === 'field'
    ? { start: 0, end: text.length, field: field ?? '' }
    : leafAround(text, stretch, form)
}

/** A short field as a whole, a passage of a longer one. */
function unitOf(stretch: Stretch, leaf: Leaf): Stretch {
  const { start, end } = leaf
  return end - start > maxUnit ? within(stretch, leaf) : { start, end }
}

/** A passage without what it takes along of the field before. */
function within({ start, end }: Stretch, leaf: Leaf): Stretch {
  return { start: Math.max(leaf.start, start), end }
}

/** The sentence of a unit that holds a value; undefined where the unit is no longer than that. */
function sentenceOf(
  text: string,
  value: Stretch,
  unit: Stretch,
  form: TextForm,
): Stretch | undefined {
  const { start, end } = passageAround(text, value.start, value.end, form)
  const sentence = { start: Math.max(start, unit.start), end: Math.min(end, unit.end) }
  const isShorter = unit.end - unit.start - (sentence.end - sentence.start) > 12
  return isShorter && hasWords(text.slice(sentence.start, sentence.end)) ? sentence : undefined
}

/**
 * Short fields of one message that are judged as wishes for things, at some 50 µs each. WHY silent: only
 * what names a thing and may want it counts, so what pads it is itself judged.
 */
const maxThings = 32

function thingsIn(
  text: string,
  form: TextForm,
  setting: OrderSetting,
  field: string | undefined,
  valued: readonly SignedPassage[],
  effort: Effort,
  mayMatter: MayMatter,
): readonly SignedPassage[] {
  const found: SignedPassage[] = []
  const isOver = (): boolean => {
    effort.things = (effort.things ?? maxThings) - 1
    return effort.things < 0
  }
  for (const { leaf, thing } of wishedThings(text, form, field, setting, isOver)) {
    if (valued.some(({ stretch }) => stretch.start < leaf.end && stretch.end > leaf.start)) continue
    const unit = { start: leaf.start, end: leaf.end }
    const { isContent, isLetter } = frameOf(text, leaf, form)
    if (!isContent || isLetter) continue
    if (isEcho(text.slice(unit.start, unit.end), setting)) continue
    const one = { text, leaf, about: 'thing', target: thing, isLetter } as const
    for (const stretch of [unit, sentenceOf(text, thing, unit, form)]) {
      const signs = stretch && signsOf({ ...one, unit: stretch }, setting, mayMatter)
      if (stretch && signs) found.push({ stretch, leaf, about: 'thing', signs })
    }
  }
  return found
}

/** Whether the caller itself sent what the passage says. */
function isEcho(passage: string, { sent }: OrderSetting): boolean {
  return sent !== '' && sent.includes(passage.slice(0, 120).toLowerCase().trim())
}

interface Said {
  readonly about: Subject
  /** Place in the passage. */
  readonly target: Stretch | undefined
  /** What may stand elsewhere; undefined where nothing of its kind is looked for. */
  readonly value: Target | undefined
}

/** What a passage may be about, best first: values that are new; a known one is the user's own, or the sender's. */
function subjectsOf(passage: string, isNew: (target: Target) => boolean): readonly Said[] {
  const targets = targetsIn(passage).filter((target) => !isAbbreviation(passage, target))
  if (targets.length > 0) {
    const isPath = ({ kind }: Target): boolean => kind === 'path'
    // A path beside a link or an account that is known belongs to it.
    const meant = targets.every(isPath) ? targets : targets.filter((target) => !isPath(target))
    return meant.filter(isNew).map((target) => ({ about: target.kind, target, value: target }))
  }
  const code = /`[^`\n]{3,200}`/.exec(passage)
  if (code !== null) return [{ about: 'code', target: placeOf(code), value: undefined }]
  if (!namesSecret(passage)) return []
  const key = newKey.exec(passage)
  return [{ about: 'secret', target: key === null ? undefined : placeOf(key), value: undefined }]
}

function placeOf({ 0: words, index }: RegExpExecArray): Stretch {
  return { start: index, end: index + words.length }
}

/** Whether a function on offer does something with such a value. */
function isOffered(about: Subject, { offer }: OrderSetting): boolean {
  return offer.isUnknown || taking[about].some((kind) => offer.kinds.has(kind))
}

interface Place {
  readonly text: string
  readonly stretch: Stretch
  readonly unit: Stretch
  readonly leaf: Leaf
  readonly form: TextForm
  readonly isLetter: boolean
}

/** The unit, and the sentence of it that holds the value: what is wanted may be told in one among others. */
function signedOf(
  { text, stretch, unit, leaf, form, isLetter }: Place,
  { about, target }: Said,
  setting: OrderSetting,
  mayMatter: MayMatter,
): readonly SignedPassage[] {
  const value = target && { start: unit.start + target.start, end: unit.start + target.end }
  const one = { text, leaf, about, target: value, isLetter }
  const found: SignedPassage[] = []
  for (const part of [unit, sentenceOf(text, value ?? stretch, unit, form)]) {
    const signs = part && signsOf({ ...one, unit: part }, setting, mayMatter)
    if (part && signs) found.push({ stretch: part, leaf, about, signs })
  }
  return found
}

/** Whether a target is a short code in brackets, as texts abbreviate what stands before it: `(MA50)`. */
function isAbbreviation(passage: string, { kind, text, start, end }: Target): boolean {
  return (
    kind === 'account' && text.length <= 5 && passage[start - 1] === '(' && passage[end] === ')'
  )
}
