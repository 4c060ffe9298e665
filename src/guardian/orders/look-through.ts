/**
 * The passages of a text that order something or speak to somebody: what is worth judging. One pass
 * over the words; a passage is cut out only around a word that may stand in an order.
 */
import { unitAt } from '../../mcp/unit-at.ts'
import { type Addressed, addressedIn, rolesIn } from './addressed.ts'
import { mayOrderAt, type OrderClause, ordersAmong, unspacedMark } from './order-form.ts'
import { formOf, passageAround, type Stretch, type TextForm } from './passages.ts'
import type { Words } from './scan-words.ts'
import {
  isAddress,
  isAsideWord,
  isModelWord,
  isNameLike,
  isNegation,
  isRoleWord,
  isSecrecyWord,
  isTaskWord,
} from './word-classes.ts'

export interface Looked extends Stretch {
  /** Those that do not say what not to do. */
  readonly clauses: readonly OrderClause[]
  /** To whom it speaks, where it speaks to somebody in particular. */
  readonly addressed: Addressed | undefined
  /** Whether a word stands in it that is written as functions are named. */
  readonly hasName: boolean
}

export interface Look {
  /** In order; no two overlap. */
  readonly passages: readonly Looked[]
  /** Where marks of a role stand. */
  readonly roles: readonly number[]
  readonly form: TextForm
}

/**
 * What is worth judging in the scanned text; undefined where nothing is. A document (prose, markup)
 * gives orders to whoever reads it: there nothing is, unless it speaks to a model or names a function.
 * @param names whether a word at a place is the name of a function on offer
 */
export function lookThrough(
  words: Words,
  form: TextForm | undefined,
  names: (words: Words, index: number) => boolean,
): Look | undefined {
  const { text, seen, hasAction, hasUnspaced } = words
  const others = hasUnspaced ? otherPlaces(text) : none
  if (!hasAction && (seen & (isAddress | isRoleWord)) === 0 && others.length === 0) return undefined
  const mayRole = (seen & isRoleWord) !== 0 && someRole(words)
  const known = form ?? formOf(text)
  const isDocument = known === 'prose' || known === 'markup'
  if (isDocument && !mayRole && others.length === 0 && !speaks(words, names)) return undefined
  const passages = passagesOf(words, known, others, isDocument ? names : undefined)
  const roles = mayRole ? rolesIn(text, known === 'prose') : []
  return passages.length === 0 ? undefined : { passages, roles, form: known }
}

/** Whether a passage of a document speaks to a model, or names a function on offer. */
function speaks(words: Words, names: (words: Words, index: number) => boolean): boolean {
  const { text, starts, ends, bits, count, seen } = words
  if ((seen & (isAddress | isNameLike)) === 0) return false
  let limit = -1
  for (let index = 0; index < count; index++) {
    const mask = bits[index] ?? 0
    if ((mask & isNameLike) !== 0 && names(words, index)) return true
    const start = starts[index] ?? 0
    if ((mask & isAddress) === 0 || start < limit) continue
    const passage = passageAround(text, start, ends[index] ?? 0, 'prose')
    limit = passage.end
    let to = index + 1
    let all = mask
    while (to < count && (starts[to] ?? 0) < passage.end) all |= bits[to++] ?? 0
    if (addressedBy(words, passage, all) !== undefined) return true
  }
  return false
}

function addressedBy(words: Words, { start, end }: Stretch, seen: number): Addressed | undefined {
  return addressedIn(words.text.slice(start, end), {
    model: (seen & isModelWord) !== 0,
    task: (seen & (isModelWord | isTaskWord)) !== 0,
    secrecy: (seen & (isSecrecyWord | isNegation)) !== 0,
    aside: (seen & isAsideWord) !== 0,
  })
}

const none: readonly Stretch[] = []

/** @param names in documents: a passage that names a function is worth judging without an order */
function passagesOf(
  words: Words,
  form: TextForm,
  others: readonly Stretch[],
  names: ((words: Words, index: number) => boolean) | undefined,
): readonly Looked[] {
  const { text, starts, ends, bits, actionOf, count } = words
  const passages: Looked[] = []
  let limit = 0
  let first = 0
  let other = 0
  for (let index = 0; index <= count; index++) {
    const start = index < count ? (starts[index] ?? 0) : text.length
    // Places in scripts without spaces that lie before this word.
    for (; other < others.length && (others[other]?.start ?? 0) <= start; other++) {
      const place = others[other]
      if (place === undefined || place.start < limit) continue
      first = add(passageAround(text, place.start, place.end, form), first)
    }
    if (index === count || start < limit) continue
    const isNamed =
      names !== undefined && ((bits[index] ?? 0) & isNameLike) !== 0 && names(words, index)
    const isHit =
      isNamed ||
      ((bits[index] ?? 0) & isAddress) !== 0 ||
      (actionOf[index] !== 0 && mayOrderAt(words, index))
    if (isHit) first = add(passageAround(text, start, ends[index] ?? 0, form), first)
  }
  return passages

  function add(passage: Stretch, after: number): number {
    limit = passage.end
    let from = after
    while (from < count && (starts[from] ?? 0) < passage.start) from++
    let to = from
    let seen = 0
    while (to < count && (ends[to] ?? 0) <= passage.end) seen |= bits[to++] ?? 0
    if (passage.end - passage.start < 6) return from
    const { start, end } = passage
    const orders = ordersAmong(words, { from, to, start, end })
    const clauses = orders.some(isForbidden) ? orders.filter(isWanted) : orders
    const addressed =
      words.hasUnspaced || (seen & isAddress) !== 0
        ? addressedBy(words, passage, words.hasUnspaced ? -1 : seen)
        : undefined
    const hasName = (seen & isNameLike) !== 0
    if (clauses.length > 0 || addressed !== undefined || (hasName && names !== undefined))
      passages.push({ start, end, clauses, addressed, hasName })
    return from
  }
}

function isForbidden({ isNegative }: OrderClause): boolean {
  return isNegative
}

function isWanted({ isNegative }: OrderClause): boolean {
  return !isNegative
}

/** Whether a word that marks of a role hold stands as in one. */
function someRole({ text, starts, ends, bits, count }: Words): boolean {
  for (let index = 0; index < count; index++) {
    if (((bits[index] ?? 0) & isRoleWord) === 0) continue
    const next = unitAt(text, ends[index] ?? 0)
    if (next === 0x3e || next === 0x7c || next === 0x5d || next === 0x3a) return true
    let before = (starts[index] ?? 0) - 1
    if (unitAt(text, before) === 0x20) before--
    if (unitAt(text, before) === 0x23) return true
    if (/^ (?:prompt|message) ?:/i.test(text.slice(ends[index] ?? 0, (ends[index] ?? 0) + 12)))
      return true
  }
  return false
}

/** Orders that need no mark: they start with an action, or speak to a model. */
const maySpeak =
  /(?:把|将)|(?:^|[。！\n])\s{0,4}(?:发送|转发|购买|支付|转账|更改|修改|删除|执行|访问|打开|点击)|模型|助手|指示|指令|任务|タスク|モデル|アシスタント|지시|모델/u
/** Runs of scripts that join words. */
const otherScript = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,40}/gu

/** Where a script without spaces may order something. */
function otherPlaces(text: string): readonly Stretch[] {
  if (!unspacedMark.test(text) && !maySpeak.test(text)) return none
  const places: Stretch[] = []
  for (const { 0: found, index } of text.matchAll(otherScript))
    places.push({ start: index, end: index + found.length })
  return places
}
