/**
 * Mail addresses that nearly are another: a letter more or less, a letter of another script, a tag,
 * the same name at a domain that reads like it. Equal addresses are none. Pure.
 *
 * @see Unicode UTS #39, section 4 (confusable detection); RFC 5233 (subaddresses)
 */
import { emailAddress } from '../../flow/recognise/email-address.ts'
import { spansOf } from '../../flow/recognise/recogniser.ts'
import { editDistance } from '../edit-distance.ts'
import { skeletonOf } from '../overlap/confusable.ts'

/** Longest address that is compared, and addresses of one text. */
const maxLength = 128
const maxAddresses = 32
/** A name or label as short as that is another word with one letter changed. */
const shortest = 4
const maxOff = 2

/** What languages that write no space put right behind an address. */
const particle = /(\.[a-z]{2,24})[\u3040-\u9fff\uac00-\ud7af]{1,16}$/u

/** The mail addresses in a text, lower case. */
export function addressesIn(text: string): readonly string[] {
  if (!text.includes('@')) return []
  return spansOf(emailAddress, text)
    .slice(0, maxAddresses)
    .map(({ start, end }) => text.slice(start, end).toLowerCase().replace(particle, '$1'))
}

/** The one mail address that a value is, lower case; undefined for other values. */
export function addressOf(value: string): string | undefined {
  if (value.length > maxLength + 64 || !value.includes('@')) return undefined
  const [address, ...more] = addressesIn(value)
  return more.length > 0 || (address?.length ?? 0) > maxLength ? undefined : address
}

/** Whether two lower-case addresses differ and could be taken for one another. */
export function isNearAddress(one: string, other: string): boolean {
  if (one === other || one.length > maxLength || other.length > maxLength) return false
  const [name, domain] = partsOf(one)
  const [otherName, otherDomain] = partsOf(other)
  const isSameName = isAlike(untagged(name), untagged(otherName))
  if (domain === otherDomain) return isSameName || isOff(name, otherName)
  if (!isSameName) return false
  return (
    isAlike(domain, otherDomain) || isOff(domain, otherDomain) || isSameLabel(domain, otherDomain)
  )
}

function partsOf(address: string): readonly [string, string] {
  return [address.slice(0, address.lastIndexOf('@')), domainOf(address)]
}

/** What stands behind the `@` of an address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

function untagged(name: string): string {
  return name.replace(/\+.*$/, '')
}

function isAlike(one: string, other: string): boolean {
  return one === other || skeletonOf(one) === skeletonOf(other)
}

/** A letter or two away; people whose names end in other numbers are others. */
function isOff(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) <= shortest) return false
  if (one.replace(/\d/g, '') === other.replace(/\d/g, '')) return false
  // WHY first: words so unlike in length are never near, and cost most to compare.
  if (Math.abs(one.length - other.length) > maxOff) return false
  return editDistance(one, other) <= (Math.min(one.length, other.length) < 8 ? 1 : maxOff)
}

/** `acme.com` and `acme.co`, `acme-mail.com`, `acme.com.example`. */
function isSameLabel(one: string, other: string): boolean {
  const [label = ''] = one.split('.', 1)
  const [otherLabel = ''] = other.split('.', 1)
  const [short, long] = label.length < otherLabel.length ? [label, otherLabel] : [otherLabel, label]
  if (short.length < shortest) return short === long
  return short === long || (long.startsWith(short) && !/\p{L}/u.test(long.charAt(short.length)))
}
