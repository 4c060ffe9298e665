/** Keyed digests: a plain hash of a short value would give the value away. */
import { createHmac } from 'node:crypto'

/** Lower-case hex of HMAC-SHA-256 over `text` as UTF-8. */
export function keyedDigest(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex')
}
