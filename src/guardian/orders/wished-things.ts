/**
 * Short fields that may want a thing bought which has no number, `a box of pens`. Such a thing is no
 * value by itself, so it is looked for only where a function on offer buys, in fields that are short
 * and no letter, and where neither the user nor the record around speaks of it.
 */
import { stemsOf } from '../delegation/about.ts'
import { maxUnit } from './demand-signs.ts'
import { mayWant } from './demand-words.ts'
import type { OrderSetting } from './judge-passage.ts'
import { type Leaf, leafAround, type Stretch, type TextForm } from './passages.ts'

/**
 * A thing that was not spoken of before: what an indefinite article or a number introduces; in languages
 * that have none, what is said to lack or to be needed too.
 * @see Huddleston and Pullum 2002, chapter 5 section 6 (indefinite noun phrases)
 */
const thing =
  /(?<![\p{L}\p{N}])(?:an?|some|another|one|two|three|four|five|six|ten|\d{1,3}(?: ?x)?|few|several|eine?|einen|una?|uno|une|des|uma?|один|одну|одна|пару|ещё|также|не хватает)\s(?!(?:hours?|minutes?|mins?|seconds?|days?|nights?|weeks?|months?|years?|times?|stars?|percent|degrees?|people|persons?|ways?|bit|lot|little|while|kinds?|sorts?|moment|more|of|other|reason|problem|question|idea|pity|shame)(?!\p{L}))((?:\p{L}[\p{L}-]{1,24}\s?){1,4})|(?:还要|再买|还缺|缺少|需要|もう一つ|追加)\s?(\p{L}[\p{L} -]{1,40})/giu

/** A field of fewer UTF-16 code units wishes for nothing. */
const minField = 8

/** Things of one unit that are looked at. */
const maxThings = 6

export interface WishedThing {
  readonly leaf: Leaf
  /** What names the thing. */
  readonly thing: Stretch
}

/**
 * The fields that may wish for a thing, by their place.
 *
 * @param isOver asked before each, so that a caller can end it
 */
export function wishedThings(
  text: string,
  form: TextForm,
  field: string | undefined,
  { asked, sent }: OrderSetting,
  isOver: () => boolean,
): readonly WishedThing[] {
  const found: WishedThing[] = []
  if (form === 'field' && text.length > maxUnit) return found
  thing.lastIndex = 0
  for (let hit = thing.exec(text); hit !== null; hit = thing.exec(text)) {
    const end = hit.index + hit[0].length
    const leaf =
      form === 'field'
        ? { start: 0, end: text.length, field: field ?? '' }
        : leafAround(text, { start: hit.index, end }, form)
    const next = Math.max(end, leaf.end)
    thing.lastIndex = next
    if (leaf.end - leaf.start > maxUnit || leaf.end - leaf.start < minField) continue
    if (!mayWant(text.slice(leaf.start, leaf.end))) continue
    const named = thingIn(text, leaf, asked, sent)
    thing.lastIndex = next
    if (named === undefined) continue
    if (isOver()) break
    found.push({ leaf, thing: named })
  }
  return found
}

/** The first thing named in a field that neither the user nor the caller speaks of. */
function thingIn(
  text: string,
  { start, end }: Leaf,
  asked: string,
  sent: string,
): Stretch | undefined {
  const unit = text.slice(start, end)
  // A copy that `matchAll` makes starts where the expression stands.
  thing.lastIndex = 0
  let left = maxThings
  for (const { 0: named, 1: words, 2: other, index } of unit.matchAll(thing)) {
    if (left-- === 0) return undefined
    const stems = stemsOf((words ?? other ?? '').toLowerCase())
    if (stems.length > 0 && !stems.some((stem) => asked.includes(stem) || sent.includes(stem)))
      return { start: start + index, end: start + index + named.trimEnd().length }
  }
  return undefined
}
