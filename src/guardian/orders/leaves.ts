/** The leaves that the passages of one text stand in, each looked at once. */
import { type Frame, frameOf } from './frame.ts'
import type { Look, Looked } from './look-through.ts'
import { type Leaf, leafAround, type Stretch, type TextForm } from './passages.ts'

export interface Leaves {
  readonly text: string
  /** Of passages in the order of the text. */
  around(passage: Stretch): Leaf
  /** How the passage at `at` fits its leaf; the sentence `other` that names its target belongs to it. */
  frameOf(leaf: Leaf, at: number, other: Stretch | undefined): Frame
  /** Passages of the leaf that order something and speak to nobody in particular; at most some. */
  ordersIn(leaf: Leaf, at: number): number
}

/** Whether a text of this form is a record, or a part of one. */
export function isRecordForm(form: TextForm): boolean {
  return form === 'structure' || form === 'key-lines' || form === 'field'
}

/** Passages of one leaf that are counted. */
const maxCounted = 64

export function createLeaves(text: string, { passages, form }: Look, field: string): Leaves {
  let last: Leaf | undefined
  let base: { readonly leaf: Leaf; readonly frame: Omit<Frame, 'share'> } | undefined
  let counted: { readonly leaf: Leaf; readonly length: number; readonly orders: number } | undefined

  /** The passages that start in `leaf`, from the one at `at` outwards. */
  function count(leaf: Leaf, at: number): { readonly length: number; readonly orders: number } {
    if (counted?.leaf === leaf) return counted
    let first = at
    while (first > 0 && at - first < maxCounted && (passages[first - 1]?.start ?? -1) >= leaf.start)
      first--
    let length = 0
    let orders = 0
    for (let index = first; index < passages.length && index - first < maxCounted; index++) {
      const one = passages[index]
      if (one === undefined || one.start >= leaf.end) break
      length += one.end - one.start
      if (one.clauses.length > 0 && one.addressed === undefined) orders++
    }
    counted = { leaf, length, orders }
    return counted
  }

  return {
    text,
    around(passage) {
      if (form === 'prose' || form === 'markup' || form === 'field')
        last ??= { start: 0, end: text.length, field }
      else if (last === undefined || passage.start < last.start || passage.end > last.end)
        last = leafAround(text, passage, form)
      return last
    },
    frameOf(leaf, at, other) {
      if (base?.leaf !== leaf) base = { leaf, frame: frameOf(text, leaf, form) }
      const { length } = count(leaf, at)
      const isCounted = other === undefined || overlaps(passages, at, other)
      const own = isCounted ? length : length + other.end - other.start
      return { ...base.frame, share: own / Math.max(1, leaf.end - leaf.start) }
    },
    ordersIn(leaf, at) {
      return count(leaf, at).orders
    },
  }
}

/** Whether a stretch beside the passage at `at` is, in part, a passage itself. */
function overlaps(passages: readonly Looked[], at: number, { start, end }: Stretch): boolean {
  let first = at
  while (first > 0 && (passages[first - 1]?.end ?? 0) > start) first--
  for (let index = first; index < passages.length; index++) {
    const one = passages[index]
    if (one === undefined || one.start >= end) return false
    if (one.end > start) return true
  }
  return false
}
