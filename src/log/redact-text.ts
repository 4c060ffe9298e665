/** Replaces recognised values in text by tags that still tell equal values apart. */

import type { InformationType } from '../flow/flow.ts'
import { maxSearched, searchedText } from '../flow/leaf-text.ts'
import { knownSpans, recogniseSome, type TypedSpan } from '../flow/recognise/recognise.ts'
import { keyedDigest } from './digest.ts'

/**
 * What is never stored in mode `redacted`; of overlapping values the one that starts first wins.
 *
 * WHY not health, beliefs or names: those are words of the account itself. A log without them could
 * not tell what a verdict was about; `log.content: shape` keeps none of it.
 */
const redacted: ReadonlySet<InformationType> = new Set([
  'credential',
  'payment-card',
  'bank-account',
  'email-address',
  'phone-number',
  'national-id',
  'birth-date',
])

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
  let kept = ''
  let from = 0
  for (const { type, start, end } of spansIn(text, seen)) {
    if (start >= maxLength) break
    if (!redacted.has(type)) continue
    if (start < from) {
      // The rest of a value that overlaps goes with the one before it.
      from = Math.max(from, end)
      continue
    }
    kept += seen.slice(from, start) + tagOf(type, seen.slice(start, end), key)
    from = end
  }
  if (from >= maxLength) return kept
  return kept + withoutHalfCharacter(isCut ? seen.slice(from, maxLength) : seen.slice(from))
}

/** The values of `text` in its first part `seen`; those of its labels where they were found just before. */
function spansIn(text: string, seen: string): readonly TypedSpan[] {
  const isPart = seen.length < text.length && seen.length <= maxSearched
  const known = isPart ? knownSpans(searchedText(text)) : undefined
  return known ?? recogniseSome(seen, redacted)
}

/** The text without a high surrogate at its end that a cut has parted from its low one. */
function withoutHalfCharacter(text: string): string {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text
}
