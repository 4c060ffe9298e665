/** Keyed digests: a plain hash of a short value would give the value away. */
import { createHmac, hash } from 'node:crypto'

/** @see FIPS 198-1: block size of SHA-256, inner and outer pads */
const blockBytes = 64
const digestBytes = 32
const innerPad = 0x36
const outerPad = 0x5c

/** Bytes of text that fit in the shared buffer; a longer one goes through a hash object. */
const maxShort = 16_384

/** The two blocks that a key gives. */
interface Blocks {
  readonly inner: Buffer
  readonly outer: Buffer
}

/** Inner block and text, outer block and inner digest: written and hashed at once, never kept. */
const innerInput = Buffer.alloc(blockBytes + maxShort)
const outerInput = Buffer.alloc(blockBytes + digestBytes)

const blocksOf = new WeakMap<Uint8Array, Blocks>()

/**
 * Lower-case hex of HMAC-SHA-256 over `text` as UTF-8.
 *
 * WHY by hand: two one-shot hashes cost half of an HMAC object, and every flow has a digest.
 *
 * @param key at most 64 bytes for the short way; must not change afterwards
 */
export function keyedDigest(key: Uint8Array, text: string): string {
  // Three bytes are the most that a UTF-16 code unit takes.
  if (text.length * 3 > maxShort || key.length > blockBytes) {
    return createHmac('sha256', key).update(text, 'utf8').digest('hex')
  }
  const { inner, outer } = blocks(key)
  innerInput.set(inner)
  const end = blockBytes + innerInput.write(text, blockBytes, 'utf8')
  outerInput.set(outer)
  outerInput.set(hash('sha256', innerInput.subarray(0, end), 'buffer'), blockBytes)
  return hash('sha256', outerInput, 'hex')
}

function blocks(key: Uint8Array): Blocks {
  let found = blocksOf.get(key)
  if (found === undefined) {
    found = {
      inner: Buffer.alloc(blockBytes, innerPad),
      outer: Buffer.alloc(blockBytes, outerPad),
    }
    for (const [index, byte] of key.entries()) {
      found.inner[index] = byte ^ innerPad
      found.outer[index] = byte ^ outerPad
    }
    blocksOf.set(key, found)
  }
  return found
}
