/**
 * Orders to a model in a text, with what speaks for each: how it is built, what it orders, to whom it
 * speaks, where it stands, and whether the user asked for it. No sentence is known by its wording.
 *
 * Each signal is worth points (`weights`); an order needs an action or an addressee of its own.
 * @see Greshake et al. 2023, arXiv:2302.12173; Liu et al. 2024, USENIX Security (prompt injection, a formal view)
 */

import { atOnce, type InParts } from '../in-parts.ts'
import {
  type Effort,
  type FoundOrder,
  judgePassage,
  namesFunction,
  type OrderSetting,
} from './judge-passage.ts'
import { createLeaves } from './leaves.ts'
import { type Look, lookThrough } from './look-through.ts'
import { formOf, type TextForm } from './passages.ts'
import { createWords, scanWords, type Words } from './scan-words.ts'

/** Where a text stands, and how much may still be judged. */
export interface TextPlace {
  /** Name of the field of a record that the text is; undefined where it is a text of its own. */
  readonly field?: string
  /** Shared by the texts of one message. */
  readonly effort?: Effort
}

/**
 * Passages of one message that are judged, at most. WHY so many: only passages that order something
 * and name a target, a secret, a value or an addressee count; lists of ten thousand records hold fewer.
 */
const maxJudged = 4_096

/** A new measure for one message. */
export function createEffort(): Effort {
  return { left: maxJudged, isSpent: false }
}

/**
 * UTF-16 code units that are looked at together, and how much two such parts share: more than a
 * passage and the leaf around it.
 */
const maxPart = 131_072
const overlap = 8_192
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/

const shared = createWords()

/** The orders of `text` by their place, each passage at most once; work in proportion to its length. */
export function findOrders(
  text: string,
  setting: OrderSetting,
  place: TextPlace = {},
): readonly FoundOrder[] {
  return atOnce(findOrdersInParts(text, setting, place))
}

/** The same; a text that is longer than one part may be left between two. */
export function* findOrdersInParts(
  text: string,
  setting: OrderSetting,
  { field, effort = createEffort() }: TextPlace = {},
): InParts<readonly FoundOrder[]> {
  if (text.length < 8) return []
  if (text.length <= maxPart + overlap) return findInPart(text, setting, field, effort)
  const found: FoundOrder[] = []
  const form = documentForm(text, field)
  for (let from = 0; from < text.length; from += maxPart) {
    const start = Math.max(0, from - overlap)
    // A copy of its own: a slice, which the shared words keep, holds all of the text (V8).
    const part = ` ${text.slice(start, from + maxPart + overlap)}`.slice(1)
    for (const order of findInPart(part, setting, field, effort, form)) {
      const at = order.start + start
      if (at >= from && at < from + maxPart)
        found.push({ ...order, start: at, end: order.end + start })
    }
    yield
  }
  return found
}

/** The form of a whole text, for parts that do not show it. */
function documentForm(text: string, field: string | undefined): TextForm {
  const form = formOf(text)
  return field !== undefined && form !== 'structure' && form !== 'key-lines' ? 'field' : form
}

function findInPart(
  text: string,
  setting: OrderSetting,
  field: string | undefined,
  effort: Effort,
  given?: TextForm,
): readonly FoundOrder[] {
  const words = scanWords(text, shared)
  if (words.hasInvisible) return findInFolded(text, setting, field, effort, given)
  const form = given ?? (field === undefined ? undefined : documentForm(text, field))
  const isFunction = (at: Words, index: number): boolean => isFunctionAt(at, index, setting)
  const look = lookThrough(words, form, isFunction)
  return look === undefined ? [] : judgeAll(text, look, { setting, field: field ?? '', effort })
}

/** Characters that nobody sees part no words. */
function findInFolded(
  text: string,
  setting: OrderSetting,
  field: string | undefined,
  effort: Effort,
  given: TextForm | undefined,
): readonly FoundOrder[] {
  const places = new Int32Array(text.length + 1)
  let folded = ''
  let from = 0
  let kept = 0
  for (let index = 0; index <= text.length; index++) {
    if (index < text.length && !invisible.test(text[index] ?? '')) {
      places[kept++] = index
      continue
    }
    folded += text.slice(from, index)
    from = index + 1
  }
  places[kept] = text.length
  const at = (place: number): number => places[place] ?? text.length
  return findInPart(folded, setting, field, effort, given).map((found) => ({
    ...found,
    start: at(found.start),
    end: at(found.end),
  }))
}

interface Judging {
  readonly setting: OrderSetting
  readonly field: string
  readonly effort: Effort
}

function judgeAll(text: string, look: Look, judging: Judging): readonly FoundOrder[] {
  const found: FoundOrder[] = []
  const leaves = createLeaves(text, look, judging.field)
  let lower: string | undefined
  const whole = (): string => {
    lower ??= text.toLowerCase()
    return lower
  }
  for (let at = 0; at < look.passages.length; at++) {
    const order = judgePassage(whole, look, at, leaves, judging.setting, judging.effort)
    if (order !== undefined) found.push(order)
    if (judging.effort.isSpent) break
  }
  return found
}

/** Whether a word starts the name of a function on offer, other than the one that speaks. */
function isFunctionAt(
  { text, starts, ends }: Words,
  index: number,
  setting: OrderSetting,
): boolean {
  const { heads } = setting.offer
  const start = starts[index] ?? 0
  if (heads.size === 0) return false
  return (
    heads.has(text.slice(start, ends[index] ?? 0).toLowerCase()) &&
    namesFunction(text.slice(start, start + 82), setting)
  )
}
