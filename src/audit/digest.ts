/**
 * Digests of a record's contents.
 *
 * WHY keyed by the record itself: the same record gives the same digests on every machine and in
 * every run, and who does not hold the record cannot guess a short value from its digest.
 */
import { createHash, hash } from 'node:crypto'
import { keyedDigest } from '../log/digest.ts'

/** The key of a record: SHA-256 of its text. */
export function recordKey(recordText: string): Buffer {
  return createHash('sha256').update(recordText).digest()
}

/** HMAC-SHA-256 under the key of the record, lower-case hex. */
export function recordDigest(recordText: string): (text: string) => string {
  let key: Buffer | undefined
  return (text) => {
    key ??= recordKey(recordText)
    return keyedDigest(key, text)
  }
}

/** SHA-256 without a key, lower-case hex: definitions of tools are public. */
export function plainDigest(text: string): string {
  return hash('sha256', text)
}
