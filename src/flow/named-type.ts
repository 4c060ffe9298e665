/**
 * The type that the names of a leaf's fields state: its own name, else the names around it. A name
 * counts only where the value can be what it says.
 */
import { factsOfName, type NameFacts } from './field-name.ts'
import { type InformationType, sensitiveTypes } from './flow.ts'
import type { Leaf } from './leaves.ts'
import { hasDigit, isNumberText, isYesOrNo } from './value-shape.ts'

/** Types of which a number is never a value: the code of an error is no source code. */
const textTypes: ReadonlySet<InformationType> = new Set([
  'source-code',
  'message-text',
  'email-address',
  'url',
  'file-path',
  'person-name',
  'organisation-name',
  'search-query',
  'item',
  'attribute',
])

/** What a thing's fields without a name of their own type are: attributes of it. */
const ofThing: ReadonlySet<InformationType> = new Set([
  'item',
  'organisation-name',
  'person-name',
  'order-id',
  'attribute',
  'account-id',
])

/** Types that hold for all that stands in a field. */
const inherited: ReadonlySet<InformationType> = new Set([
  ...sensitiveTypes,
  'location',
  'money',
  'date-time',
  'bank-account',
  'payment-card',
])

/** The type that names state for a leaf; undefined where they state none that fits its value. */
export function namedTypeOf(leaf: Leaf): InformationType | undefined {
  const own = factsOfName(leaf.field)
  const beside = typeByNeighbours(leaf, own)
  if (beside !== undefined) return beside
  if (own.isComparing || own.isYielding || own.type === undefined) {
    const around = typeAround(leaf, own)
    if (around !== undefined && (own.type === undefined || !plain.has(around))) return around
  }
  if (own.type === undefined) return undefined
  // The state of a passenger's door is no name of a passenger.
  if (own.isPerson && factsOfName(leaf.within?.at(-1) ?? '').type === 'status') return 'status'
  const type = fitting(own.type, leaf, own)
  return type ?? (isName(own) ? fitting('item', leaf, own) : undefined)
}

/** Names of a number that is money where its currency stands beside it. */
const valued: ReadonlySet<string> = new Set(['value', 'amount', 'total', 'worth', 'sum'])
/** Fields of a thing that its number tells from others: `#42`. */
const numbered: ReadonlySet<string> = new Set(['url', 'title', 'html_url', 'state'])

/** What the fields beside a number say that it is. */
function typeByNeighbours({ value, beside }: Leaf, facts: NameFacts): InformationType | undefined {
  if (beside === undefined || typeof value === 'boolean' || facts.isNumbered) return undefined
  const { words } = facts
  const last = words.at(-1) ?? ''
  const isNumber = last === 'number' && words.length === 1
  if (!isNumber && !valued.has(last)) return undefined
  if (typeof value === 'string' && !isNumberText(value)) return undefined
  if (isNumber) return beside.some((name) => numbered.has(name)) ? 'record-id' : undefined
  return beside.some((name) => factsOfName(name).words.includes('currency')) ? 'money' : undefined
}

function isName({ words }: NameFacts): boolean {
  return words.at(-1) === 'name'
}

/** Types that say less than a leaf's own name. */
const plain: ReadonlySet<InformationType> = new Set(['attribute', 'item', 'status', 'quantity'])

function typeAround(leaf: Leaf, own: NameFacts): InformationType | undefined {
  const { within } = leaf
  if (within === undefined) return undefined
  for (let index = within.length - 1; index >= 0; index--) {
    const facts = factsOfName(within[index] ?? '')
    if (facts.type === undefined) continue
    const type = passedOn(facts, own)
    return type === undefined ? undefined : fitting(type, leaf, facts)
  }
  return undefined
}

const namingWords: ReadonlySet<string> = new Set([
  'name',
  'first',
  'last',
  'middle',
  'full',
  'display',
])

/** What a field passes on to the fields in it. */
function passedOn(around: NameFacts, own: NameFacts): InformationType | undefined {
  const { type } = around
  if (type === undefined) return undefined
  if (own.isComparing) return type
  const isNaming = own.words.some((word) => namingWords.has(word))
  if (around.isPerson && isNaming) return 'person-name'
  if (type === 'organisation-name' && isNaming) return type
  if (inherited.has(type)) return type
  return own.type === undefined && ofThing.has(type) ? 'attribute' : undefined
}

/** `type` where the value can be of it, else what it is instead. */
function fitting(type: InformationType, leaf: Leaf, facts: NameFacts): InformationType | undefined {
  const { value } = leaf
  if (typeof value === 'boolean') return undefined
  if (isOfBox(leaf)) return undefined
  if (typeof value !== 'string') {
    return textTypes.has(type) || (type === 'location' && !isPlaceNumber(value, facts))
      ? undefined
      : type
  }
  switch (type) {
    case 'email-address':
      if (value.includes('@')) return type
      return facts.words.at(-1) === 'id' ? 'record-id' : undefined
    case 'location':
      return isPlace(value, facts) ? type : undefined
    case 'phone-number':
      return /\d.{0,8}\d/s.test(value.slice(0, 64)) ? type : undefined
    case 'host':
      return /\s/.test(value.slice(0, 256)) || /^\p{Lu}\p{Ll}+$/u.test(value) ? undefined : type
    case 'url':
      return /[./:]/.test(value.slice(0, 256)) ? type : undefined
    case 'source-code':
      return isNumberText(value) ? 'record-id' : type
    case 'money':
      if (isYesOrNo(value)) return undefined
      return hasDigit(value) || isCurrency(value, facts) ? type : 'attribute'
    case 'quantity':
      if (hasDigit(value)) return type
      return /^\p{L}+$/u.test(value.slice(0, 64)) ? 'attribute' : undefined
    case 'person-name':
    case 'account-id':
      return personOrAccount(type, value, facts)
    case 'item':
    case 'attribute':
    case 'search-query':
      return isNumberText(value) || isYesOrNo(value) ? undefined : type
    case 'message-text':
      return isNumberText(value) ? undefined : type
    default:
      return isYesOrNo(value) ? undefined : type
  }
}

/** A role's value is a name where it is written like one, and else the handle of an account. */
function personOrAccount(
  type: InformationType,
  value: string,
  { words, isPerson }: NameFacts,
): InformationType | undefined {
  if (isYesOrNo(value) || value.includes('@')) return undefined
  if (!isPerson || words.includes('name')) return type
  if (type === 'account-id') return type
  // As in `passengers: "2"`.
  if (isNumberText(value)) return 'quantity'
  const isHandle = value.length <= 64 && /^(?:[\p{Ll}\p{N}_.-]+|\S*\d\S*)$/u.test(value)
  return isHandle ? 'account-id' : type
}

function isCurrency(value: string, { words }: NameFacts): boolean {
  return (
    words.includes('currency') || /^[A-Z]{3}(?:[/_-]?[A-Z]{3})?$|\p{Sc}/u.test(value.slice(0, 64))
  )
}

const placeNumbers: ReadonlySet<string> = new Set(
  'lat lon lng latitude longitude coordinate coordinates zip zipcode postcode postal'.split(' '),
)

/** Numbers of up to three digits count something, but for degrees. */
function isPlaceNumber(value: string | number | bigint, { words }: NameFacts): boolean {
  return words.some((word) => placeNumbers.has(word)) || Math.abs(Number(value)) >= 1_000
}

/** An address of memory, of a wallet or of a host is no place. */
function isPlace(value: string, facts: NameFacts): boolean {
  if (isNumberText(value)) return isPlaceNumber(value.replaceAll(',', ''), facts)
  if (value.includes('@') || isYesOrNo(value)) return false
  if (value.includes(' ')) return true
  return !/^(?:0x[0-9a-f]+|\w{26,}|[\w.-]+:\d+|\d{1,3}(?:\.\d{1,3}){3})$/i.test(value.slice(0, 128))
}

/** What has a width beside its height is a picture or a window, not a person. */
function isOfBox({ field, beside }: Leaf): boolean {
  if (beside === undefined || beside.length < 2) return false
  return factsOfName(field).words.includes('height') && beside.some(isWidth)
}

function isWidth(name: string): boolean {
  return factsOfName(name).words.at(-1) === 'width'
}
