/** Random bytes that are used once, drawn many at a time: a draw costs more than what it gives. */
import { randomFillSync } from 'node:crypto'

/** Of AES-GCM. @see NIST SP 800-38D, section 8.2.2 */
const nonceBytes = 12
const drawn = 256

/** A source of nonces of 12 bytes. */
export function createNonces(): () => Uint8Array {
  const pool = new Uint8Array(drawn * nonceBytes)
  let next = drawn
  return () => {
    if (next === drawn) {
      randomFillSync(pool)
      next = 0
    }
    const start = next++ * nonceBytes
    return pool.slice(start, start + nonceBytes)
  }
}
