/** What information is about: found in its values, else said by the names of its fields. */

import { typeOfFieldName, wordsOf } from './field-name.ts'
import type { InformationType } from './flow.ts'
import type { Leaf } from './leaves.ts'
import { recognise } from './recognise/recognise.ts'

/** UTF-16 code units of one string that are searched for values of a type. */
const maxSearched = 16_384
/** The same for one content. */
const maxSearchedInAll = 65_536

/** Names that hold text of any kind: they say nothing where a value was recognised. */
const weakTypes: ReadonlySet<InformationType> = new Set(['message-text'])

/** Types of which a number is never a value: the code of an error is no source code. */
const textTypes: ReadonlySet<InformationType> = new Set([
  'source-code',
  'message-text',
  'email-address',
  'url',
  'file-path',
  'person-name',
])

/** A yes or no is a value of no type. */
function mayHold(type: InformationType, value: Leaf['value']): boolean {
  if (typeof value === 'string') return true
  return typeof value !== 'boolean' && !textTypes.has(type)
}

/**
 * The information types of a content's leaves, recognised values first, then types that only a
 * field's name states; `['other']` where there is neither.
 */
export function informationTypesOf(leaves: readonly Leaf[]): readonly InformationType[] {
  const recognised = new Set<InformationType>()
  const named = new Set<InformationType>()
  const isBox = leaves.some(({ field }) => wordsOf(field).at(-1) === 'width')
  let searched = 0
  for (const { field, value } of leaves) {
    const type = typeOfFieldName(field)
    // What has a width beside its height is a picture or a window, not a person.
    const isOfBox = isBox && wordsOf(field).includes('height')
    if (type !== undefined && mayHold(type, value) && !isOfBox) named.add(type)
    if (typeof value !== 'string' || searched >= maxSearchedInAll) continue
    const text = value.length > maxSearched ? value.slice(0, maxSearched) : value
    searched += text.length
    for (const { type: found } of recognise(text)) recognised.add(found)
  }
  const strong = [...named].filter((type) => !weakTypes.has(type) && !recognised.has(type))
  const weak = [...named].filter((type) => weakTypes.has(type) && !recognised.has(type))
  const all = [...recognised, ...strong, ...weak]
  return all.length > 0 ? all : ['other']
}
