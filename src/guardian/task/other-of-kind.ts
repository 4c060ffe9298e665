/**
 * A value of a call that nobody gave, where the user or a read gave one of its kind: another account than the
 * bill's, an address that is not the contact's, a number near the one that was looked up.
 */
import { bankAccount } from '../../flow/recognise/bank-account.ts'
import { emailAddress } from '../../flow/recognise/email-address.ts'
import { paymentCard } from '../../flow/recognise/payment-card.ts'
import { phoneNumber } from '../../flow/recognise/phone-number.ts'
import { type Recogniser, spansOf } from '../../flow/recognise/recogniser.ts'
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { ValueOrigin } from '../../trajectory/provenance/origin.ts'
import { codesIn, isNearCode } from './near-code.ts'

/** Kinds of values of which a model makes up none by a habit. */
const kinds: readonly Recogniser[] = [bankAccount, paymentCard, emailAddress, phoneNumber]

/** Returns, latest first, their leaves, and UTF-16 code units of one, that are looked at. */
const maxReturns = 16
const maxLeaves = 256
const maxText = 4_096
/** Beyond this many of its kind it is not told which one was meant. */
const maxOthers = 4

/**
 * How sure it is that `origin` stands in for what a read returned and the call leaves out; undefined
 * where nothing speaks for it.
 *
 * @param sent all values of this call and of earlier ones, lower case
 */
export function otherReturned(
  origin: ValueOrigin,
  past: TrajectoryView,
  sent: string,
): number | undefined {
  if (!isMadeUp(origin)) return undefined
  const returned = returnedTexts(past)
  const other = otherOfKind(origin, returned, sent)
  if (other !== undefined) return other
  const text = String(origin.value)
  if (kindOf(text) !== undefined) return undefined
  const isNear = returned.some((one) =>
    codesIn(one).some((code) => isNearCode(text, code) && !sent.includes(code.toLowerCase())),
  )
  return isNear ? 0.75 : undefined
}

/** The same of an account, a card, an address or a phone number, and any texts that have another. */
export function otherOfKind(
  origin: ValueOrigin,
  texts: readonly string[],
  sent: string,
): number | undefined {
  if (!isMadeUp(origin)) return undefined
  const text = String(origin.value).trim()
  const kind = kindOf(text)
  if (kind === undefined) return undefined
  const others = new Set(
    texts.flatMap((one) =>
      spansOf(kind, one).map(({ start, end }) => plain(one.slice(start, end))),
    ),
  )
  const used = plain(sent)
  const isOpen = [...others].some((one) => !used.includes(one))
  return isOpen && !others.has(plain(text)) && others.size <= maxOthers ? 0.75 : undefined
}

function isMadeUp({ value, source, from }: ValueOrigin): boolean {
  if (typeof value !== 'string' || source !== 'model' || from.length > 0) return false
  return value.length >= 6 && value.length <= 64 && /[\d@]/.test(value)
}

function kindOf(text: string): Recogniser | undefined {
  return kinds.find((one) => isWhole(one, text))
}

function isWhole(kind: Recogniser, text: string): boolean {
  const [span] = spansOf(kind, text)
  return span !== undefined && span.start === 0 && span.end === text.length
}

/** Written with or without blanks and marks. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s().-]/g, '')
}

function returnedTexts({ observations }: TrajectoryView): readonly string[] {
  const texts: string[] = []
  let returns = maxReturns
  for (let at = observations.length - 1; at >= 0 && returns > 0; at--) {
    const seen = observations[at]
    if (seen === undefined || (seen.kind !== 'return' && seen.kind !== 'content')) continue
    returns--
    for (const [, value] of seen.leaves.slice(0, maxLeaves)) {
      if (typeof value === 'string' && /[\d@]/.test(value.slice(0, maxText)))
        texts.push(value.slice(0, maxText))
    }
  }
  return texts
}
