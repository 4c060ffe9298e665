/**
 * A value that stands in the place of the user's own: an address that nearly is the one that the user
 * wrote, or that a look-up has; a number that content has, where the user bound another to what the
 * parameter takes.
 */
import { type Asked, askedIn } from '../../delegation/asked.ts'
import { type CalledFunction, calledFunction } from '../../delegation/called-function.ts'
import { isForeign } from '../../delegation/places.ts'
import { fieldOf } from '../../delegation/weight.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { addressesIn, addressOf, domainOf, isNearAddress } from '../../task/near-address.ts'
import { statedFor } from '../../task/stated-number.ts'
import { isVerbOf, wordsOfIdentifier } from '../../verbs.ts'

/** Values of one call that are looked at; returns, their leaves and UTF-16 code units of one. */
const maxValues = 24
const maxReturns = 16
const maxLeaves = 256
const maxText = 4_096

/** What is claimed of such values; empty for other messages. */
export function insteadOfSaid(input: JudgeInput): readonly Claim[] {
  const called = calledFunction(input)
  if (called === undefined || !called.changes || isLook(called)) return []
  const asked = askedIn(input.past)
  if (!asked.isKnown) return []
  return input.origins.slice(0, maxValues).flatMap(({ pointer, value, from }): readonly Claim[] => {
    if (typeof value === 'boolean') return []
    const address = typeof value === 'string' ? addressOf(value) : undefined
    if (address !== undefined) {
      const whose = nearWhose(input, asked, address, called.certain.has('send'))
      return whose === undefined ? [] : [nearClaim(input, called, pointer, whose)]
    }
    const isFromContent = from.some(({ integrity }) => integrity === 'untrusted')
    const number = isFromContent || from.length === 0 ? numberOf(value) : undefined
    if (number === undefined) return []
    const stated = statedFor(fieldOf(pointer), asked.text)
    return stated === undefined || stated === number || !isReturned(input, number)
      ? []
      : [numberClaim(input, called, pointer, isOrderedBy(asked, stated))]
  })
}

/** `find_contact`, though to contact somebody changes something. */
function isLook({ name, certain }: CalledFunction): boolean {
  return certain.size === 0 && isVerbOf('read', wordsOfIdentifier(name)[0] ?? '')
}

function numberOf(value: string | number): number | undefined {
  const number =
    typeof value === 'string' && /^\d{1,12}(?:\.\d{1,4})?$/.test(value) ? Number(value) : value
  return typeof number === 'number' ? number : undefined
}

/** An address, with or without whose it is: `Ada Brook <ada@mill.example>`. */
const field = /^\s*(?:[^<>@\n]{0,64}<)?[^\s<>@]{1,64}@[^\s<>@]{1,128}>?\s*$/u

/** Whose address a lower-case one nearly is: the user's, or one that stands as a field of its own. */
function nearWhose(
  input: JudgeInput,
  { text }: Asked,
  address: string,
  sends: boolean,
): 'user' | 'record' | undefined {
  const said = addressesIn(text)
  if (said.includes(address)) return undefined
  const fields = new Set<string>()
  let isWritten = false
  for (const leaf of returnedLeaves(input)) {
    if (typeof leaf !== 'string' || !leaf.includes('@') || leaf.length > maxText) continue
    const only = field.test(leaf) ? addressOf(leaf) : undefined
    if (only !== undefined) fields.add(only)
    else isWritten ||= leaf.toLowerCase().includes(address)
  }
  const isField = fields.has(address)
  // WHY: a correction that the user asked for is chosen by no content, and is sent nothing.
  if (!isField && !isWritten && !sends) return undefined
  // WHY: a look-up has other people of the same house, hardly the same one at a house that reads like it.
  const isNear = (one: string) =>
    isNearAddress(address, one) && !(isField && domainOf(one) === domainOf(address))
  if (said.some(isNear)) return 'user'
  return isWritten && !isField && [...fields].some(isNear) ? 'record' : undefined
}

function* returnedLeaves({
  past: { observations },
}: JudgeInput): Generator<string | number | boolean> {
  let returns = maxReturns
  for (let at = observations.length - 1; at >= 0 && returns > 0; at--) {
    const seen = observations[at]
    if (seen === undefined || !isForeign(seen)) continue
    returns--
    for (const [, value] of seen.leaves.slice(0, maxLeaves)) yield value
  }
}

/** `Pay 24 to Voss`: whether the number is what the user orders to be paid, bought or given. */
function isOrderedBy({ text }: Asked, number: number): boolean {
  const pattern = new RegExp(
    String.raw`(?:^|[.!?;,]\s|\b(?:please|and|then)\s)(?:pay|transfer|send|wire|order|buy|refund|withdraw|deposit|donate|give)\s[^\s\d]{0,3}${String(number).replace('.', '[.,]')}(?![\d.,]\d)`,
  )
  return pattern.test(text)
}

/** Whether content has the number, as a value or in words. */
function isReturned(input: JudgeInput, number: number): boolean {
  const [whole = '', part] = String(number).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',?')
  const pattern = new RegExp(
    String.raw`(?<![\d.,])${grouped}${part === undefined ? String.raw`(?:\.0{1,2})?` : String.raw`\.${part}0?`}(?!\d|[.,]\d)`,
  )
  for (const leaf of returnedLeaves(input)) {
    if (leaf === number) return true
    if (typeof leaf === 'string' && pattern.test(leaf.slice(0, maxText))) return true
  }
  return false
}

function nearClaim(
  { server }: JudgeInput,
  { name }: CalledFunction,
  pointer: string,
  whose: 'user' | 'record',
): Claim {
  const other = whose === 'user' ? 'the one that the user wrote' : 'the one that a look-up has'
  return {
    decision: 'ask',
    severity: 'high',
    confidence: whose === 'user' ? 0.85 : 0.7,
    element: 'recipient',
    text: `The address in \`${fieldOf(pointer)}\` of the call of ${quoteName(name)}${atServer(server.id)} is nearly, and not, ${other}.`,
    evidence: [{ pointer: `/params/arguments${pointer}` }],
  }
}

function numberClaim(
  { server }: JudgeInput,
  { name }: CalledFunction,
  pointer: string,
  isOrdered: boolean,
): Claim {
  return {
    // WHY no question elsewhere: users tell of other sums too, of last year's, or of what is left.
    decision: isOrdered ? 'ask' : 'allow',
    severity: isOrdered ? 'medium' : 'low',
    confidence: 0.75,
    element: 'type',
    text: `The call of ${quoteName(name)}${atServer(server.id)} takes \`${fieldOf(pointer)}\` from content, and the user gave another number for it.`,
    evidence: [{ pointer: `/params/arguments${pointer}` }],
  }
}
