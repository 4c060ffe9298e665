/**
 * Demands: passages that name a value which functions take (an address, an account, a link, an id, a
 * command) or the user's own credentials, and want something done with it, in whatever words. Told by
 * what the passage is made of, by what functions are on offer for the value, and by how little it has
 * to do with the user's request and with what stands around it.
 *
 * Each sign is worth points that were learned (demand-weights.ts); no phrase is known by its wording.
 * @see Hines et al. 2024, arXiv:2403.14720 (telling injected text from data by its provenance and place)
 */
import { stemsOf } from '../delegation/about.ts'
import type { ActionKind } from './action-words.ts'
import { createSurroundings, isFree } from './demand-values.ts'
import { demandWeights } from './demand-weights.ts'
import { demandWords, openOrder } from './demand-words.ts'
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
import { givesValue, namesSecret, type Target, type TargetKind, targetsIn } from './targets.ts'

export interface FoundDemand extends Stretch {
  /** 0 to 1. */
  readonly probability: number
  /** What the value is that something is to be done with. */
  readonly about: TargetKind | 'secret' | 'code'
  /** The field that it stands in. */
  readonly leaf: Stretch
}

const wanting: ReadonlySet<string> = new Set(
  'duty wish lack gate receipt rest change owner page question'.split(' '),
)
const wantingWords: readonly RegExp[] = [
  ...demandWords.flatMap(([name, words]) => (wanting.has(name) ? [words] : [])),
  openOrder,
]

/** Whether a passage may want something; one that does not only says what is. */
function mayWant(passage: string): boolean {
  return wantingWords.some((words) => words.test(passage))
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

/** UTF-16 code units to each side that belong to a passage. */
const beside = 200

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
    mayWant,
  )) {
    let sum = demandWeights.get('') ?? 0
    for (const sign of signs) sum += demandWeights.get(sign) ?? 0
    found.push({ ...stretch, leaf, about, probability: 1 / (1 + Math.exp(-sum)) })
  }
  return found
}

export interface SignedPassage {
  readonly stretch: Stretch
  readonly leaf: Stretch
  readonly about: FoundDemand['about']
  /** Names of the signs that it shows, each once. */
  readonly signs: ReadonlySet<string>
}

/**
 * The passages that name a value, with what speaks for and against a demand.
 *
 * @param isMeant which passages are looked at, cheap: it is asked first
 */
export function demandSigns(
  text: string,
  setting: OrderSetting,
  field: string | undefined,
  effort: Effort,
  isMeant: (passage: string) => boolean = () => true,
): readonly SignedPassage[] {
  mayName.lastIndex = 0
  if (!mayName.test(text)) return []
  const own = formOf(text)
  const form: TextForm = field === undefined || isRecordForm(own) ? own : 'field'
  if (!isRecordForm(form)) return []
  const found: SignedPassage[] = []
  let limit = 0
  const surroundings = createSurroundings(text, form)
  mayName.lastIndex = 0
  for (let mark = mayName.exec(text); mark !== null; mark = mayName.exec(text)) {
    if (mark.index < limit) continue
    const stretch = passageAround(text, mark.index, mark.index + mark[0].length, form)
    limit = stretch.end
    mayName.lastIndex = Math.max(stretch.end, mayName.lastIndex)
    // A value alone is a field.
    const passage = text.slice(stretch.start, stretch.end)
    if (!/\p{L}{2,}[^\p{L}]+\p{L}{2,}/u.test(passage) || !isMeant(passage)) continue
    if (isEcho(passage, setting)) continue
    if (--effort.left < 0) {
      effort.isSpent = true
      break
    }
    const about = subjectOf(passage, (target) => isFree(target, surroundings(stretch), setting))
    if (about === undefined) continue
    const { offer } = setting
    if (!offer.isUnknown && !taking[about].some((kind) => offer.kinds.has(kind))) continue
    const leaf =
      form === 'field'
        ? { start: 0, end: text.length, field: field ?? '' }
        : leafAround(text, stretch, form)
    const signs = signsOf(text, stretch, leaf, form, setting, about)
    if (signs !== undefined) found.push({ stretch, leaf, about, signs })
  }
  return found
}

/** Whether the caller itself sent what the passage says. */
function isEcho(passage: string, { sent }: OrderSetting): boolean {
  return sent !== '' && sent.includes(passage.slice(0, 120).toLowerCase().trim())
}

function subjectOf(
  passage: string,
  isNew: (target: Target) => boolean,
): FoundDemand['about'] | undefined {
  const targets = targetsIn(passage)
  const best =
    targets.find((target) => target.kind !== 'path' && isNew(target)) ??
    targets.find((target) => target.kind === 'path' && isNew(target))
  if (best !== undefined) return best.kind
  // What is known, the user's own or the sender's, is no free value.
  if (targets.length > 0) return undefined
  if (/`[^`\n]{3,200}`/.test(passage)) return 'code'
  return namesSecret(passage) ? 'secret' : undefined
}

/** What a function on offer has to do so that the value is of use to it. */
const taking: Readonly<Record<FoundDemand['about'], readonly ActionKind[]>> = {
  address: ['send'],
  url: ['visit'],
  path: ['change', 'delete', 'execute', 'read'],
  account: ['spend', 'send', 'change', 'delete'],
  secret: ['change', 'send'],
  code: ['execute'],
}

function signsOf(
  text: string,
  { start, end }: Stretch,
  leaf: Leaf,
  form: TextForm,
  setting: OrderSetting,
  about: FoundDemand['about'],
): ReadonlySet<string> | undefined {
  const frame = frameOf(text, leaf, form)
  if (!frame.isContent) return undefined
  const signs = new Set<string>([`about-${about}`])
  const passage = text.slice(start, end)
  const before = text.slice(Math.max(leaf.start, start - beside), start)
  const after = text.slice(end, Math.min(leaf.end, end + beside))
  const around = `${before} ${after}`
  for (const [name, words] of demandWords) {
    if (words.test(passage)) signs.add(name)
    else if (words.test(around)) signs.add(`${name}-beside`)
  }
  if (openOrder.test(passage)) signs.add('order')
  else if (openOrder.test(around)) signs.add('order-beside')
  if (givesValue(passage)) signs.add('value')
  if (about !== 'secret' && namesSecret(passage)) signs.add('secret')
  addPairs(signs, passage, about)
  if (end - start < 60) signs.add('terse')
  if (end - start > 240) signs.add('long')
  if (frame.isLetter) signs.add('letter')
  addFit(
    signs,
    passage,
    `${text.slice(leaf.start, start).slice(-1_500)} ${text.slice(end, Math.min(leaf.end, end + 1_500))}`,
    setting.asked,
  )
  return signs
}

/** Values that one function takes together: a sum and an account, what gives access and to whom. */
function addPairs(signs: Set<string>, passage: string, about: FoundDemand['about']): void {
  const isKey = signs.has('key')
  if (about === 'account' && /[$€£¥]\s?\d|(?<![\w-])\d{1,3}(?:[.,]\d{1,3})?(?![\w-])/.test(passage))
    signs.add('sum-and-account')
  if (about === 'address' && (isKey || signs.has('secret'))) signs.add('secret-and-address')
  if (about === 'url' && (isKey || signs.has('secret'))) signs.add('secret-and-url')
  if (isKey && about !== 'address' && about !== 'url' && newKey.test(passage)) signs.add('new-key')
}

/** What looks like a password and no word: letters with digits, or in quotation marks. */
const newKey = /(?<![\w@.])(?=[^\s\d]{0,40}\d)(?=[^\sA-Za-z]{0,40}[A-Za-z])[^\s"'`,;:()]{5,40}/

/** How much a passage has in common with what stands around it, and with the request. */
function addFit(signs: Set<string>, passage: string, around: string, asked: string): void {
  const own = stemsOf(passage.toLowerCase().replace(/\S*[@/\d]\S*/g, ' '))
  if (own.length === 0) {
    signs.add('wordless')
    return
  }
  const others = new Set(stemsOf(around.toLowerCase()))
  if (others.size > 4) signs.add(own.some((stem) => others.has(stem)) ? 'fits' : 'strange')
  if (asked !== '') signs.add(own.some((stem) => asked.includes(stem)) ? 'asked' : 'unasked')
}
