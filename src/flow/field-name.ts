/**
 * What a field's name says about its value: the neighbours of a value in the sense of
 * contextual integrity. Names are compared word by word, so `customerEmail`, `customer_email` and
 * `customer-email` are one.
 */
import type { InformationType } from './flow.ts'

const typeOfWord: ReadonlyMap<string, InformationType> = new Map(
  Object.entries({
    credential:
      'password passwd passphrase secret token apikey credential credentials authorization',
    'email-address': 'email emailaddress mail',
    'phone-number': 'phone phonenumber telephone mobile msisdn',
    'payment-card': 'cvv cvc cardnumber',
    'bank-account': 'iban bic swift',
    'national-id': 'ssn passport',
    'birth-date': 'birthday birthdate dob',
    health:
      'diagnosis symptom symptoms medication medications allergy allergies blood bmi heartrate prescription patient disease',
    location:
      'address street city zip zipcode postcode postal country latitude longitude lat lon lng location',
    'person-name': 'firstname lastname fullname surname',
    'account-id': 'username userid accountid customerid',
    money: 'price amount cost balance salary fee budget currency payment',
    'file-path': 'path filepath directory folder filename cwd',
    url: 'url uri href link endpoint',
    host: 'host hostname domain ip',
    'source-code': 'script snippet',
  } satisfies Partial<Record<InformationType, string>>).flatMap(([type, words]) =>
    words.split(' ').map((word) => [word, type as InformationType] as const),
  ),
)

/** Words that name a type only where they close a name: `message_id` holds no message. */
const typeOfLastWord: ReadonlyMap<string, InformationType> = new Map(
  'message body comment subject text content'
    .split(' ')
    .map((word): [string, InformationType] => [word, 'message-text']),
)

/** A type that a word names only where no other words stand beside it than these. */
interface Within {
  readonly type: InformationType
  readonly beside: ReadonlySet<string>
}

const ofBody: Within = {
  type: 'health',
  beside: new Set(
    'weight height body user patient person my in kg g lb lbs pounds kilograms cm m meters metres ft'.split(
      ' ',
    ),
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
      beside: new Set('code source program python javascript typescript js ts sql html'.split(' ')),
    },
  ],
])

/** Pairs come before single words; `undefined`: the pair names none of the types. */
const typeOfPair: ReadonlyMap<string, InformationType | undefined> = new Map([
  ...pairsOf('credential', 'api key,access key,private key,verification code,one time'),
  ...pairsOf('payment-card', 'card number,credit card'),
  ...pairsOf('bank-account', 'account number'),
  ...pairsOf('birth-date', 'birth date,date birth'),
  ...pairsOf('health', 'heart rate,blood type'),
  ...pairsOf('person-name', 'first name,last name,full name,given name,family name'),
  ...pairsOf('account-id', 'user name,account id,user id,customer id'),
  ...pairsOf('order-id', 'order id,order number'),
  ...pairsOf('national-id', 'national id'),
  ...pairsOf('email-address', 'email address,mail address'),
  ...pairsOf('host', 'ip address,mac address'),
  ...pairsOf('url', 'web address'),
  ...pairsOf('location', 'zip code,postal code,post code,country code'),
  ...pairsOf('money', 'currency code'),
  ...pairsOf(
    undefined,
    'page token,next token,continuation token,sync token,progress token,token address,token id,token symbol,token name,secret name,wallet address,contract address,memory address',
  ),
])

function pairsOf(
  type: InformationType | undefined,
  pairs: string,
): readonly (readonly [string, InformationType | undefined])[] {
  return pairs.split(',').map((pair) => [pair, type] as const)
}

/** Last words with which a name speaks about a value and not of it: `email_count`. */
const metaWords: ReadonlySet<string> = new Set(
  'count type kind length size limit format status enabled verified required version template'.split(
    ' ',
  ),
)

const personWords: ReadonlySet<string> = new Set(
  'owner author assignee recipient customer patient employee attendee participant contact person reviewer manager student tenant client reporter requester organizer'.split(
    ' ',
  ),
)

/** What a name says, worked out once: rows of one list share their fields' names. */
interface NameFacts {
  readonly words: readonly string[]
  readonly type: InformationType | undefined
  readonly namesPerson: boolean
}

/** Names whose facts are kept, and how long one may be in UTF-16 code units. */
const maxKept = 2_000
const maxKeptLength = 64

const kept = new Map<string, NameFacts>()

function factsOf(name: string): NameFacts {
  let facts = kept.get(name)
  if (facts === undefined) {
    const words = splitName(name)
    facts = { words, type: typeOfWords(words), namesPerson: isPersonName(words) }
    if (name.length > maxKeptLength) return facts
    if (kept.size >= maxKept) kept.clear()
    kept.set(name, facts)
  }
  return facts
}

/** The words of a field's name, lower case; at most the first 12 of at most 128 characters. */
export function wordsOf(name: string): readonly string[] {
  return factsOf(name).words
}

/** The information type that a field's name states; undefined where it states none. */
export function typeOfFieldName(name: string): InformationType | undefined {
  return factsOf(name).type
}

/** Whether a field's name says that its value names a person or an organisation. */
export function namesPerson(name: string): boolean {
  return factsOf(name).namesPerson
}

function splitName(name: string): readonly string[] {
  return name
    .slice(0, 128)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 12)
}

function typeOfWords(all: readonly string[]): InformationType | undefined {
  const words = all.filter((word) => word !== 'of')
  const last = words.at(-1)
  if (last === undefined) return undefined
  for (let index = words.length - 2; index >= 0; index--) {
    const pair = `${words[index]} ${words[index + 1]}`
    if (typeOfPair.has(pair)) return typeOfPair.get(pair)
  }
  if (metaWords.has(last)) return undefined
  const closing = typeOfLastWord.get(last)
  if (closing !== undefined) return closing
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? ''
    const type = typeOfWord.get(word)
    if (type !== undefined) return type
    const within = typeWithin.get(word)
    if (within !== undefined && words.every((one) => within.beside.has(one))) return within.type
  }
  return undefined
}

const givenNames: ReadonlySet<string> = new Set('full first last given family middle'.split(' '))
const wholeNames: ReadonlySet<string> = new Set('firstname lastname fullname surname'.split(' '))

function isPersonName(words: readonly string[]): boolean {
  const last = words.at(-1)
  if (last === undefined) return false
  if (last === 'name') return words.some((word) => isPerson(word) || givenNames.has(word))
  return isPerson(last) || wholeNames.has(last)
}

/** `attendees` names persons as `attendee` does. */
function isPerson(word: string): boolean {
  return personWords.has(word) || (word.endsWith('s') && personWords.has(word.slice(0, -1)))
}
