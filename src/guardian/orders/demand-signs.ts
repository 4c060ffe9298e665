/**
 * What speaks for and against a demand in one stretch of a field: words of grammar and of need, the part
 * that the value plays in its sentence, how much of the field it is, and how little it has to do with
 * what stands around it. Learned points (demand-weights.ts) say what each is worth.
 *
 * @see Huddleston and Pullum 2002, chapters 4 and 10 (complements, directives); Levin 1993 (classes 9 to 13, 29.7)
 */
import { isPlain, stemsOf } from '../delegation/about.ts'
import { type ActionKind, actionWords, unspacedActions } from './action-words.ts'
import { groupNames, groupsIn, openOrder } from './demand-words.ts'
import type { OrderSetting } from './judge-passage.ts'
import type { Leaf, Stretch } from './passages.ts'
import { givesValue, namesSecret, type TargetKind } from './targets.ts'

/** What a demand is about: a value, or a thing to be bought. */
export type Subject = TargetKind | 'secret' | 'code' | 'thing'

/** What a function on offer has to do so that the value is of use to it. */
export const taking: Readonly<Record<Subject, readonly ActionKind[]>> = {
  address: ['send'],
  url: ['visit'],
  path: ['change', 'delete', 'execute', 'read'],
  account: ['spend', 'send', 'change', 'delete'],
  secret: ['change', 'send'],
  code: ['execute'],
  thing: ['spend'],
}

/** A field of at most so many UTF-16 code units is judged as one: what it wants may be told in two sentences. */
export const maxUnit = 320
/** UTF-16 code units to each side of a passage of a longer field that belong to it. */
const beside = 200
/** UTF-16 code units to each side that a passage is compared with. */
const maxAround = 1_500
/** Less of a record tells nothing of what it is about. */
const minAround = 48

export interface Signed {
  readonly text: string
  /** What is judged: a field, or a passage of it. */
  readonly unit: Stretch
  readonly leaf: Leaf
  readonly about: Subject
  /** The value, by its place in `text`. */
  readonly target: Stretch | undefined
  /** Whether the field is a letter between people. */
  readonly isLetter: boolean
}

/**
 * The names of the signs, each once; undefined where they do not matter.
 *
 * @param mayMatter asked before the comparison with what stands around, which costs most, and after it
 */
export function signsOf(
  { text, unit, leaf, about, target, isLetter }: Signed,
  setting: OrderSetting,
  mayMatter: (signs: ReadonlySet<string>, isAll: boolean) => boolean,
): ReadonlySet<string> | undefined {
  const signs = new Set<string>([`about-${about}`])
  const passage = text.slice(unit.start, unit.end)
  const before = text.slice(Math.max(leaf.start, unit.start - beside), unit.start)
  const around = `${before} ${text.slice(unit.end, Math.min(leaf.end, unit.end + beside))}`
  const isWhole = around.trim().length < 8
  const own = groupsIn(passage)
  const others = isWhole ? 0 : groupsIn(around) & ~own
  for (const [at, name] of groupNames.entries()) {
    if ((own & (1 << at)) !== 0) signs.add(name)
    else if ((others & (1 << at)) !== 0) signs.add(`${name}-beside`)
  }
  if (openOrder.test(passage)) signs.add('order')
  else if (!isWhole && openOrder.test(around)) signs.add('order-beside')
  if (givesValue(passage)) signs.add('value')
  if (about !== 'secret' && namesSecret(passage)) signs.add('secret')
  addPairs(signs, passage, about)
  addDeed(signs, passage, about)
  if (target !== undefined) addPart(signs, text, unit, target)
  if (passage.length < 60) signs.add('terse')
  if (passage.length > 240) signs.add('long')
  if (isLetter) signs.add('letter')
  else if (isWhole) signs.add('whole')
  if (!mayMatter(signs, false)) return undefined
  addFit(signs, passage, text, unit, setting.asked)
  return mayMatter(signs, true) ? signs : undefined
}

/** Values that one function takes together: a sum and an account, what gives access and to whom. */
function addPairs(signs: Set<string>, passage: string, about: Subject): void {
  const isKey = signs.has('key')
  if (about === 'account' && /[$€£¥]\s?\d|(?<![\w-])\d{1,3}(?:[.,]\d{1,3})?(?![\w-])/.test(passage))
    signs.add('sum-and-account')
  if (about === 'address' && (isKey || signs.has('secret'))) signs.add('secret-and-address')
  if (about === 'url' && (isKey || signs.has('secret'))) signs.add('secret-and-url')
  if (isKey && about !== 'address' && about !== 'url' && newKey.test(passage)) signs.add('new-key')
}

/** What looks like a password and no word: letters with digits, or in quotation marks. */
export const newKey: RegExp =
  /(?<![\w@.])(?=[^\s\d]{0,40}\d)(?=[^\sA-Za-z]{0,40}[A-Za-z])[^\s"'`,;:()]{5,40}/

/** Whether a word names what functions do with such a value, in whatever form. */
function addDeed(signs: Set<string>, passage: string, about: Subject): void {
  const kinds = taking[about]
  for (const [word] of passage.toLowerCase().matchAll(/\p{L}{2,24}/gu)) {
    const kind = actionWords.get(word)?.kind
    if (kind === undefined) continue
    signs.add(kinds.includes(kind) ? 'deed' : 'other-deed')
  }
  if (/[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ud7af]/.test(passage))
    for (const [kind, words] of unspacedActions)
      if (words.test(passage)) signs.add(kinds.includes(kind) ? 'deed' : 'other-deed')
}

/** The word in front of a value, by what it makes of it: a goal, a place, a means, a predicate. */
const inFront: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'goal',
    /(?:(?<!\p{L})(?:to|into|onto|towards?|zu|zum|zur|an|auf|nach|a|al|à|au|para|hacia|naar|в|на|до)|到|给|給|に|へ)[\s"'`(<]{0,3}$/iu,
  ],
  [
    'place',
    /(?:(?<!\p{L})(?:at|on|under|in|unter|bei|en|em|sur|su|под|по)|在|で)[\s"'`(<]{0,3}$/iu,
  ],
  [
    'means',
    /(?<!\p{L})(?:via|through|by|using|with|über|mit|durch|por|par|con|avec|com|через|с)[\s"'`(<]{0,3}$/iu,
  ],
  [
    'predicate',
    /(?:(?<!\p{L})(?:is|are|be|as|reads|becomes|ist|lautet|wird|es|est|è|é|devient)|[:=]|->|—|–|は|是|为|為)[\s"'`(<]{0,3}$/iu,
  ],
  [
    'source',
    /(?<!\p{L})(?:from|of|for|von|vom|für|de|du|da|di|del|pour|от|из|для)[\s"'`(<]{0,3}$/iu,
  ],
]

/** The part that a value plays in its sentence, told by the words beside it. */
function addPart(signs: Set<string>, text: string, unit: Stretch, { start, end }: Stretch): void {
  const before = text.slice(Math.max(unit.start, start - 24), start)
  if (/(?:^|[.!?;\n])[\s"'`(<]*$/.test(before)) signs.add('left-start')
  else signs.add(`left-${inFront.find(([, words]) => words.test(before))?.[0] ?? 'word'}`)
  const after = text.slice(end, Math.min(unit.end, end + 24))
  if (/^["'`)>]{0,2}\s*(?:$|[.!?;\n])/.test(after)) signs.add('right-end')
  else if (/^["'`)>]{0,2}\s?[,:(–-]/.test(after)) signs.add('right-mark')
  else signs.add('right-word')
}

/** How much a unit has in common with what stands around it, and with the request. */
function addFit(
  signs: Set<string>,
  passage: string,
  text: string,
  { start, end }: Stretch,
  asked: string,
): void {
  const own = stemsOf(passage.toLowerCase().replace(/\S*[@/\d]\S*/g, ' '))
  const around =
    `${text.slice(Math.max(0, start - maxAround), start)} ${text.slice(end, end + maxAround)}`.toLowerCase()
  if (isOfOtherTongue(passage) && !isOfOtherTongue(around) && !isOfOtherTongue(asked))
    signs.add('tongue')
  if (own.length === 0) {
    signs.add('wordless')
    return
  }
  if (around.length > minAround)
    signs.add(own.some((stem) => around.includes(stem)) ? 'fits' : 'strange')
  if (asked !== '') signs.add(own.some((stem) => asked.includes(stem)) ? 'asked' : 'unasked')
  // Somebody else is named as its source nearby: a link of another host than theirs.
  if (/[\w.-]@[\w-]|:\/\/\w/.test(around)) signs.add('sourced')
}

/** Words of grammar of other languages than English, none of which English has. */
const otherTongue =
  /(?<!\p{L})(?:der|das|und|ist|nicht|bitte|auf|ein|eine|für|mit|dem|el|los|las|que|para|por|una|del|está|le|les|des|est|une|sur|pour|avec|di|che|della|sono|não|uma|seu|ao|het|een|voor)(?!\p{L})/giu
const otherScript = /[\u0370-\u1fff\u2e80-\ud7af]/g

/** Whether a stretch is written in another language than English. */
function isOfOtherTongue(stretch: string): boolean {
  const script = stretch.match(otherScript)?.length ?? 0
  if (script >= 4) return true
  return new Set(stretch.toLowerCase().match(otherTongue) ?? []).size >= 2
}

/** Whether a stretch has words beside its values, as a field of data has not. */
export function hasWords(stretch: string): boolean {
  const words = stretch.replace(/\S*[@/\d]\S*|\S+\.[a-z]\S*/gi, ' ').match(/\p{L}{2,}/gu) ?? []
  if (words.length >= 3) return true
  if (/[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ud7af]{4}/.test(stretch)) return true
  return words.length === 2 && words.some((word) => /^\p{Ll}/u.test(word) && !isPlain(word))
}
