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
    'email-address': 'email mail',
    'phone-number': 'phone telephone mobile msisdn',
    'payment-card': 'cvv cvc',
    'bank-account': 'iban bic swift',
    'national-id': 'ssn passport',
    'birth-date': 'birthday birthdate dob',
    health:
      'diagnosis symptom symptoms medication medications allergy allergies blood bmi weight height heartrate prescription patient disease',
    location:
      'address street city zip zipcode postcode postal country latitude longitude lat lon lng location',
    money: 'price amount cost balance salary fee budget currency payment',
    'file-path': 'path filepath directory folder filename cwd',
    url: 'url uri href link',
    host: 'host hostname domain ip',
    'source-code': 'code script snippet',
    'message-text': 'message body comment subject text content',
  } satisfies Partial<Record<InformationType, string>>).flatMap(([type, words]) =>
    words.split(' ').map((word) => [word, type as InformationType] as const),
  ),
)

const typeOfPair: ReadonlyMap<string, InformationType> = new Map([
  ['api key', 'credential'],
  ['access key', 'credential'],
  ['private key', 'credential'],
  ['card number', 'payment-card'],
  ['credit card', 'payment-card'],
  ['account number', 'bank-account'],
  ['birth date', 'birth-date'],
  ['date birth', 'birth-date'],
  ['heart rate', 'health'],
  ['first name', 'person-name'],
  ['last name', 'person-name'],
  ['full name', 'person-name'],
  ['user name', 'account-id'],
  ['account id', 'account-id'],
  ['user id', 'account-id'],
  ['customer id', 'account-id'],
  ['order id', 'order-id'],
  ['order number', 'order-id'],
  ['national id', 'national-id'],
])

const personWords: ReadonlySet<string> = new Set(
  'owner author assignee recipient customer patient employee attendee attendees participant participants contact person reviewer manager student tenant client reporter requester organizer'.split(
    ' ',
  ),
)

/** The words of a field's name, lower case; at most the first 12 of at most 128 characters. */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 128)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 12)
}

/** The information type that a field's name states; undefined where it states none. */
export function typeOfFieldName(name: string): InformationType | undefined {
  const words = wordsOf(name)
  for (let index = 0; index + 1 < words.length; index++) {
    const pair = typeOfPair.get(`${words[index]} ${words[index + 1]}`)
    if (pair !== undefined) return pair
  }
  for (let index = words.length - 1; index >= 0; index--) {
    const type = typeOfWord.get(words[index] ?? '')
    if (type !== undefined) return type
  }
  return undefined
}

/** Whether a field's name says that its value names a person or an organisation. */
export function namesPerson(name: string): boolean {
  const words = wordsOf(name)
  const last = words.at(-1)
  if (last === 'name') return words.some((word) => personWords.has(word) || word === 'full')
  return last !== undefined && personWords.has(last)
}
