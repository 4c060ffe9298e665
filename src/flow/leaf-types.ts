/** The information types of one leaf: what its value is, else what the names around it say. */
import { factsOfName } from './field-name.ts'
import { type InformationType, informationTypes } from './flow.ts'
import { recognisedIn, searchedText } from './leaf-text.ts'
import type { Leaf } from './leaves.ts'
import { namedTypeOf } from './named-type.ts'
import { recognised } from './recognise/recognise.ts'
import { typeOfShape } from './value-shape.ts'

/** The most harmful types first. */
const rank: ReadonlyMap<InformationType, number> = new Map(
  informationTypes.map((type, index) => [type, index]),
)

/** Puts `type` where it belongs among `types`, the most harmful first; nothing where it is there. */
export function addInOrder(types: InformationType[], type: InformationType): void {
  if (types.includes(type)) return
  const own = rankOf(type)
  let at = types.length
  types.push(type)
  while (at > 0) {
    const before = types[at - 1] ?? type
    if (rankOf(before) <= own) break
    types[at--] = before
  }
  types[at] = type
}

function rankOf(type: InformationType): number {
  return rank.get(type) ?? 0
}

/** Types that a value only looks like: a name that says otherwise is right. */
const weak: ReadonlySet<InformationType> = new Set([
  'quantity',
  'status',
  'record-id',
  'item',
  'attribute',
  'search-query',
])
/** A number or a date under one of these names is of the name's type and no other. */
const exact: ReadonlySet<InformationType> = new Set([
  'credential',
  'phone-number',
  'payment-card',
  'bank-account',
  'national-id',
  'birth-date',
  'account-id',
  'order-id',
  'record-id',
  'file-path',
  'url',
])
/** Names that say nothing more of a value that is as a whole of a more telling type. */
const generic: ReadonlySet<InformationType> = new Set([
  'item',
  'attribute',
  'quantity',
  'record-id',
  'message-text',
])
const ofNumbers: ReadonlySet<InformationType> = new Set(['date-time', 'money', 'phone-number'])

/**
 * The types of `leaf`, the most harmful first; `['other']` where nothing says. The first is the one
 * by which it is counted.
 *
 * @param hint what a schema states for the leaf's field; holds where value and names say nothing
 */
export function typesOfLeaf(leaf: Leaf, hint?: InformationType): readonly InformationType[] {
  const { value } = leaf
  const named = namedTypeOf(leaf)
  if (typeof value !== 'string') {
    const hinted = typeof value === 'boolean' ? undefined : hint
    return only(named ?? hinted ?? typeOfShape(value) ?? 'other')
  }
  const text = searchedText(value)
  const known = typesOfNumbered(leaf, text)
  if (known !== undefined) return known
  const found = recognisedIn(leaf)?.spans ?? []
  if (found.length === 0 && named !== undefined && named !== 'status' && !isPatientName(leaf)) {
    return only(named)
  }
  const types: InformationType[] = []
  let isWhole = false
  for (const span of found) {
    if (holds(span.type, named)) addInOrder(types, span.type)
    isWhole ||= !weak.has(span.type) && isAllOf(text, span)
  }
  if (named !== undefined && !(isWhole && generic.has(named))) addInOrder(types, named)
  if (isPatientName(leaf)) {
    addInOrder(types, 'health')
    addInOrder(types, 'person-name')
  }
  if (types.length === 0 || ((named === undefined || named === 'status') && !isWhole)) {
    const shape = typeOfShape(text)
    const isText = shape === 'message-text' && !types.includes('source-code')
    if (shape !== undefined && (types.length === 0 || isText)) addInOrder(types, shape)
    if (hint === undefined && shape === undefined && isSaid(leaf, text))
      addInOrder(types, 'message-text')
  }
  const [first] = types
  if (first === undefined) return only(hint ?? 'other')
  if (types.length === 1) return only(first)
  return types
}

/** Things that a number tells apart: it is their name, and counts nothing. */
const numberedThings: ReadonlySet<string> = new Set(
  'form model gate platform terminal flight train bus tram route channel chapter section article exhibit schedule'.split(
    ' ',
  ),
)

/** `{ gate: "12" }`: what the thing is by its name and number together. */
function typesOfNumbered({ field }: Leaf, text: string): readonly InformationType[] | undefined {
  if (text.length > 5 || !/^\d{1,5}$/.test(text)) return undefined
  const thing = factsOfName(field).words.at(-1) ?? ''
  if (!numberedThings.has(thing)) return undefined
  return only(recognised(`${thing} ${text}`).spans[0]?.type ?? 'record-id')
}

/** Letters and digits that may stand outside of a value: a form of address before a name. */
const maxOutside = 4

/** Whether a span is all of a text, but for marks and a short word. */
function isAllOf(text: string, { start, end }: { start: number; end: number }): boolean {
  const outsideLength = text.length - (end - start)
  if (outsideLength <= maxOutside) return true
  if (outsideLength > 4 * maxOutside) return false
  const outside = text.slice(0, start) + text.slice(end)
  return (outside.match(/[\p{L}\p{N}]/gu)?.length ?? 0) <= maxOutside
}

const alone: ReadonlyMap<InformationType, readonly InformationType[]> = new Map(
  informationTypes.map((type) => [type, [type]]),
)

/** The list of one type; the same for each leaf, since most leaves have one. */
function only(type: InformationType): readonly InformationType[] {
  return alone.get(type) ?? [type]
}

/** Whether a recognised type holds beside what the names state. */
function holds(type: InformationType, named: InformationType | undefined): boolean {
  if (named === undefined || named === 'message-text' || type === named) return true
  return !weak.has(type) && !(exact.has(named) && ofNumbers.has(type))
}

/** That somebody is a patient says something about their health. */
function isPatientName({ field }: Leaf): boolean {
  const facts = factsOfName(field)
  return facts.isPerson && facts.words.includes('patient')
}

/** Words that stand in no field were said to somebody. */
function isSaid({ field, within }: Leaf, text: string): boolean {
  return field === '' && within === undefined && /\p{L}\s+\p{L}/u.test(text.slice(0, 256))
}
