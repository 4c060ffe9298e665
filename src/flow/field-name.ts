/**
 * What a field's name says about its value: the neighbours of a value in the sense of
 * contextual integrity. Names are compared word by word, so `customerEmail`, `customer_email` and
 * `customer-email` are one.
 */
import { ownName } from '../mcp/own-text.ts'
import { unitAt } from '../mcp/unit-at.ts'
import { fieldWords, otherRoles, pairsThatStateNothing, personRoles } from './field-words.ts'
import { type InformationType, informationTypes } from './flow.ts'

/** A type that a word names only where no other words stand beside it than these. */
interface Within {
  readonly type: InformationType
  readonly beside: ReadonlySet<string>
}

const ofBody: Within = {
  type: 'health',
  beside: wordSet(
    'weight height body user patient person my in kg g lb lbs pounds kilograms cm m meters metres ft',
  ),
}

/** A font has a weight too, an image a height, and an error a code. */
const typeWithin: ReadonlyMap<string, Within> = new Map([
  ['weight', ofBody],
  ['height', ofBody],
  [
    'code',
    {
      type: 'source-code',
      beside: wordSet('code source program python javascript typescript js ts sql html'),
    },
  ],
])

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

const typeOfWord = tableOf('anywhere', ' ')
const typeOfLastWord = tableOf('last', ' ')
const typeOfName = tableOf('alone', ' ')
/** `undefined`: the pair names none of the types. */
const typeOfPair: ReadonlyMap<string, InformationType | undefined> = new Map([
  ...tableOf('pairs', ','),
  ...pairsThatStateNothing.split(',').map((pair) => [pair, undefined] as const),
])

function tableOf(
  place: 'anywhere' | 'last' | 'alone' | 'pairs',
  mark: string,
): ReadonlyMap<string, InformationType> {
  const table = new Map<string, InformationType>()
  for (const [type, words] of Object.entries(fieldWords)) {
    for (const word of words?.[place]?.split(mark) ?? []) {
      if (!table.has(word)) table.set(word, type as InformationType)
    }
  }
  return table
}

/** Words that hold values and say nothing of them: the `list` of `stock_list`. */
const holderWords: ReadonlySet<string> = wordSet(
  'list array set map info information details data object record entry value values string str',
)
/** Words before a name that do not change what it names. */
const leadingWords: ReadonlySet<string> = wordSet(
  'new old current previous default selected the a an my your is to input output',
)

/** Names that say how a value is compared and not what it is: `date: {$gte, $lt}`. */
const comparing: ReadonlySet<string> = wordSet(
  'is one of not eq ne neq gt gte lt lte in nin like contains any all min max from to start end between value values equals less greater than at least most exact lower upper low high begin gteq lteq',
)

/** Names that yield to what stands around them: the `name` of a city is a location. */
const yielding: ReadonlySet<string> = wordSet(
  'name value label title first last middle full short long data key text number code display formatted raw line line1 line2 unit state main primary secondary',
)

const personWords: ReadonlySet<string> = new Set(personRoles.split(' '))
const roleWords: ReadonlySet<string> = new Set([...personWords, ...otherRoles.split(' ')])

/** What a name says. */
export interface NameFacts {
  readonly words: readonly string[]
  /** The type that the name states. */
  readonly type: InformationType | undefined
  /** Whether it names a person by name or role, whoever that is. */
  readonly isPerson: boolean
  readonly namesPerson: boolean
  /** Whether the names around it say more. */
  readonly isYielding: boolean
  /** Whether it only says how a value is compared. */
  readonly isComparing: boolean
  /** Whether its last word is a number that only tells it from others of a list. */
  readonly isNumbered: boolean
}

/** Names whose facts are kept, and how long one may be in UTF-16 code units. */
const maxKept = 2_000
const maxKeptLength = 64

const kept = new Map<string, NameFacts>()

/** What was asked last: each leaf is looked at several times, one after the other. */
let lastName = ''
const noFacts: NameFacts = factsOfWords([])
let lastFacts = noFacts

/** What a field's name says, worked out once: rows of one list share their fields' names. */
export function factsOfName(name: string): NameFacts {
  if (name === lastName) return lastFacts
  if (name.length > maxKeptLength) return factsOfWords(splitName(name))
  lastFacts = shortName(name)
  lastName = name
  return lastFacts
}

/** Lets go of the last name, after a big message: it may be a slice of it, which holds all of it (V8). */
export function forgetLastName(): void {
  lastName = ''
  lastFacts = noFacts
  lastStem = ''
  lastPlain = ''
}

/** Names that differ in their numbers only are not kept: a list of a thousand has each once. */
function shortName(name: string): NameFacts {
  const plain = withoutNumber(name)
  const known = kept.get(plain)
  if (known !== undefined) return plain === name ? known : numbered(known, plain, name)
  const own = ownName(plain)
  const facts = factsOfWords(splitName(own))
  if (kept.size >= maxKept) kept.clear()
  kept.set(own, facts)
  return plain === name ? facts : numbered(facts, plain, name)
}

/**
 * The name with 0 in the place of a number that closes it, which says nothing of a value: what is
 * known of `order 0` holds for the thousand orders of a list.
 */
export function withoutNumber(name: string): string {
  let start = name.length
  while (start > 0 && isDigitAt(name, start - 1)) start--
  const before = unitAt(name, start - 1)
  const isApart = before === 0x20 || before === 0x5f || before === 0x2d
  if (start === name.length || start <= 1 || !isApart) return name
  // The same string again: names of one list come one after the other.
  if (start !== lastPlain.length - 1 || !name.startsWith(lastStem)) {
    lastStem = name.slice(0, start)
    lastPlain = `${lastStem}0`
  }
  return lastPlain
}

/** The last name of a list, without its number and with 0. */
let lastStem = ''
let lastPlain = ''

/** The facts of a name that ends in a number, from those of the same name with 0. */
function numbered(facts: NameFacts, plain: string, name: string): NameFacts {
  const { words } = facts
  // Where the number is not the last word, the words beyond the bound are cut.
  if (words.at(-1) !== '0' || words.length === maxWords) return factsOfWords(splitName(name))
  return new NumberedFacts(facts, name.slice(plain.length - 1))
}

/** WHY a class: the words of a name that ends in a number are seldom asked for. */
class NumberedFacts implements NameFacts {
  readonly type: InformationType | undefined
  readonly isPerson: boolean
  readonly namesPerson: boolean
  readonly isYielding: boolean
  readonly isComparing: boolean
  readonly isNumbered = true
  readonly #plain: NameFacts
  readonly #number: string
  #words: readonly string[] | undefined

  constructor(plain: NameFacts, number: string) {
    this.type = plain.type
    this.isPerson = plain.isPerson
    this.namesPerson = plain.namesPerson
    this.isYielding = plain.isYielding
    this.isComparing = plain.isComparing
    this.#plain = plain
    this.#number = number
  }

  get words(): readonly string[] {
    this.#words ??= this.#plain.words.with(-1, this.#number)
    return this.#words
  }
}

function isDigitAt(name: string, index: number): boolean {
  const code = unitAt(name, index)
  return code >= 0x30 && code <= 0x39
}

/** The words of a field's name, lower case; at most the first 12 of at most 128 characters. */
export function wordsOf(name: string): readonly string[] {
  return factsOfName(name).words
}

/** The information type that a field's name states; undefined where it states none. */
export function typeOfFieldName(name: string): InformationType | undefined {
  return factsOfName(name).type
}

/** Whether a field's name says that its value names a person or an organisation. */
export function namesPerson(name: string): boolean {
  return factsOfName(name).namesPerson
}

const maxWords = 12

function splitName(name: string): readonly string[] {
  return name
    .slice(0, 128)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, maxWords)
}

function factsOfWords(words: readonly string[]): NameFacts {
  const isComparing = words.length > 0 && words.every((word) => comparing.has(word))
  const isPerson = isNameOf(words, roleWords)
  const type = isComparing
    ? undefined
    : (typeOfWords(words) ?? (isPerson ? 'person-name' : undefined))
  return {
    words,
    type:
      isPerson && (type === 'item' || type === 'account-id') && !isAccount(words)
        ? 'person-name'
        : type,
    isPerson,
    namesPerson: isNameOf(words, personWords),
    isYielding: words.length > 0 && words.every((word) => yielding.has(word)),
    isComparing,
    isNumbered: false,
  }
}

function isAccount(words: readonly string[]): boolean {
  return words.includes('user') || words.includes('account')
}

/** Types that a word names in passing: what closes the name says more. */
const passing: ReadonlySet<InformationType | undefined> = new Set([
  'item',
  'attribute',
  'quantity',
  'status',
  'organisation-name',
])

function typeOfWords(all: readonly string[]): InformationType | undefined {
  const words = inOrder(all)
  const last = words.at(-1)
  if (last === undefined) return undefined
  if (counting.has(all[0] ?? '') && all.length > 1) return 'quantity'
  const narrow = typeWithin.get(last)
  if (narrow !== undefined && words.every((one) => narrow.beside.has(one))) return narrow.type
  for (let index = words.length - 2; index >= 0; index--) {
    const pair = pairAt(words, index)
    if (pair === undefined) continue
    const type = typeOfPair.get(pair)
    if (type === undefined || index === words.length - 2) return type
    const closing = typeOfLast(last)
    if (closing === undefined) return type
    return passing.has(type) ? closing : moreHarmful(type, closing)
  }
  if (words.length === 1) {
    // A plural with a type of its own: `minutes` count, `minute` is a time.
    const alone =
      typeOfName.get(last) ?? typeOfLastWord.get(last) ?? typeOfName.get(singularOf(last))
    return alone ?? (counting.has(last) ? 'quantity' : (typeOfLast(last) ?? typeOfAny(words)))
  }
  // The number of a thing is a number that it goes by, where the thing is known by one.
  if (counting.has(last)) return typeOfAny(words) ?? 'record-id'
  // A name is of what it names: of a city as of a company.
  if (last === 'name' || last === 'names') {
    return typeOfLast(words.at(-2) ?? '') ?? typeOfAny(words) ?? 'item'
  }
  return typeOfLast(last) ?? typeOfAny(words)
}

const counting: ReadonlySet<string> = new Set(['number', 'num'])

/** The known pair that starts at `index`, in singular where only that is known. */
function pairAt(words: readonly string[], index: number): string | undefined {
  const pair = `${words[index]} ${words[index + 1]}`
  if (typeOfPair.has(pair)) return pair
  const single = `${singularOf(words[index] ?? '')} ${singularOf(words[index + 1] ?? '')}`
  return typeOfPair.has(single) ? single : undefined
}

function moreHarmful(left: InformationType, right: InformationType): InformationType {
  return informationTypes.find((type) => type === left || type === right) ?? left
}

function typeOfLast(last: string): InformationType | undefined {
  if (typeOfWord.has(last)) return typeOfWord.get(last)
  return typeOfLastWord.get(last) ?? typeOfLastWord.get(singularOf(last))
}

function typeOfAny(words: readonly string[]): InformationType | undefined {
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? ''
    const type = typeOfWord.get(word) ?? typeOfWord.get(singularOf(word)) ?? typeOfGlued(word)
    if (type !== undefined) return type
    const within = typeWithin.get(word)
    if (within !== undefined && words.every((one) => within.beside.has(one))) return within.type
  }
  return undefined
}

/** The head of a name last: `number_of_rooms` is a rooms number, `stock_list` holds a stock. */
function inOrder(all: readonly string[]): readonly string[] {
  const of = all.indexOf('of')
  let words = of > 0 ? [...all.slice(of + 1), ...all.slice(0, of)] : all
  words = words.filter((word) => word !== 'of' && !/^\d+$/.test(word))
  while (words.length > 1 && holderWords.has(words.at(-1) ?? '')) words = words.slice(0, -1)
  while (words.length > 2 && leadingWords.has(words[0] ?? '')) words = words.slice(1)
  return words
}

/** Tokens that are counted let nobody in. */
const pluralOnly: ReadonlySet<string> = new Set([
  'tokens',
  'news',
  'address',
  'status',
  'bus',
  'is',
  'has',
  'as',
])

function singularOf(word: string): string {
  const bare = /\d$/.test(word) && word.length > 3 ? word.replace(/\d+$/, '') : word
  if (pluralOnly.has(bare) || bare.length < 3 || !bare.endsWith('s') || bare.endsWith('ss'))
    return bare
  if (bare.endsWith('ies')) return `${bare.slice(0, -3)}y`
  return /(?:s|x|z|ch|sh)es$/.test(bare) ? bare.slice(0, -2) : bare.slice(0, -1)
}

const gluedEnds = [
  'number',
  'address',
  'price',
  'currency',
  'amount',
  'phone',
  'email',
  'password',
  'url',
]

/** The type of words written as one: `phonenum` is not known, `trackingnumber` is. */
function typeOfGlued(word: string): InformationType | undefined {
  for (const end of gluedEnds) {
    if (word.length <= end.length + 2 || !word.endsWith(end)) continue
    return typeOfPair.get(`${word.slice(0, -end.length)} ${end}`) ?? typeOfLast(end)
  }
  return undefined
}

const givenNames: ReadonlySet<string> = wordSet('full first last given family middle')
const wholeNames: ReadonlySet<string> = wordSet('firstname lastname fullname surname')

function isNameOf(words: readonly string[], roles: ReadonlySet<string>): boolean {
  const last = words.at(-1)
  if (last === undefined) return false
  const isRole = (word: string): boolean =>
    roles.has(word) || (word.endsWith('s') && roles.has(word.slice(0, -1)))
  if (last === 'name' || last === 'names') {
    return words.some((word) => isRole(word) || givenNames.has(word))
  }
  return isRole(last) || wholeNames.has(last) || (roles === roleWords && isMaker(words))
}

/** Whoever did something: `directed_by`, `created_by`; not `order_by`, which says how. */
function isMaker(words: readonly string[]): boolean {
  const [verb, by] = words.slice(-2)
  return by === 'by' && verb !== undefined && /[^e]ed$/.test(verb) && !arranging.has(verb)
}

const arranging: ReadonlySet<string> = wordSet(
  'sorted ordered grouped filtered limited indexed keyed',
)
