/** Replaces recognised values in text by tags that still tell equal values apart. */

import type { InformationType } from '../flow/flow.ts'
import { bankAccount } from '../flow/recognise/bank-account.ts'
import { credential } from '../flow/recognise/credential.ts'
import { emailAddress } from '../flow/recognise/email-address.ts'
import { paymentCard } from '../flow/recognise/payment-card.ts'
import { phoneNumber } from '../flow/recognise/phone-number.ts'
import type { Recogniser, Span } from '../flow/recognise/recogniser.ts'
import { keyedDigest } from './digest.ts'

/** What is never stored in mode `redacted`; of overlapping findings the earlier kind wins. */
const redacted: readonly Recogniser[] = [
  credential,
  paymentCard,
  bankAccount,
  emailAddress,
  phoneNumber,
]

/** Code units behind the cut that are still looked at, so that no value is left half. */
const lookBehindCut = 1_024

/** Shorter text holds no value that is redacted. */
const minLength = 4

/**
 * `[type hmac:1a2b3c4d]`: the first 8 hex digits of the value's digest under the store's key, so
 * that equal values can be matched and none can be guessed without the key.
 */
export function tagOf(type: InformationType, value: string, key: Uint8Array): string {
  return `[${type} hmac:${keyedDigest(key, value).slice(0, 8)}]`
}

/** The first `maxLength` code units of `text` with recognised values replaced, those across the cut whole. */
export function redactText(text: string, maxLength: number, key: Uint8Array): string {
  if (text.length < minLength) return text
  const isCut = text.length > maxLength
  const seen = isCut ? text.slice(0, maxLength + lookBehindCut) : text
  const found = findAll(seen)
  let kept = ''
  let from = 0
  for (const { type, start, end } of found) {
    if (start >= maxLength) break
    if (start < from) continue
    kept += seen.slice(from, start) + tagOf(type, seen.slice(start, end), key)
    from = end
  }
  if (from >= maxLength) return kept
  return kept + withoutHalfCharacter(isCut ? seen.slice(from, maxLength) : seen.slice(from))
}

interface TypedSpan extends Span {
  readonly type: InformationType
}

function findAll(text: string): readonly TypedSpan[] {
  let found: TypedSpan[] = []
  for (const { type, prefilter, find } of redacted) {
    if (!prefilter(text)) continue
    const spans = find(text).map((span) => ({ ...span, type }))
    if (spans.length > 0) found = found.length === 0 ? spans : [...found, ...spans]
  }
  // Stable: at one start the kind that stands first above comes first.
  return found.length > 1 ? found.sort((left, right) => left.start - right.start) : found
}

/** The text without a high surrogate at its end that a cut has parted from its low one. */
function withoutHalfCharacter(text: string): string {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text
}
