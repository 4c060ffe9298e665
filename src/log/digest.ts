/** Keyed digests: a plain hash of a short value would give the value away. */
import { createHmac, hash } from 'node:crypto'

/** @see FIPS 198-1: block size of SHA-256, inner and outer pads */
const blockBytes = 64
const digestBytes = 32
const innerPad = 0x36
const outerPad = 0x5c

/** Bytes of text that fit in the shared buffer; a longer one goes through a hash object, part by part. */
const maxShort = 16_384
/** Bytes of such a part, and UTF-16 code units that always fit in. */
const partBytes = 49_152
const partUnits = partBytes / 3

/** The two blocks that a key gives. */
interface Blocks {
  readonly inner: Buffer
  readonly outer: Buffer
}

/** Inner block and text, outer block and inner digest: written and hashed at once, never kept. */
const innerInput = Buffer.alloc(blockBytes + maxShort)
const outerInput = Buffer.alloc(blockBytes + digestBytes)

/** Filled and hashed at once, as the two above. */
let part: Buffer | undefined

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
    return longDigest(key, text)
  }
  const { inner, outer } = blocks(key)
  innerInput.set(inner)
  const end = blockBytes + innerInput.write(text, blockBytes, 'utf8')
  outerInput.set(outer)
  outerInput.set(hash('sha256', innerInput.subarray(0, end), 'buffer'), blockBytes)
  return hash('sha256', outerInput, 'hex')
}

/**
 * WHY not the text at once: Node makes a copy of three bytes a code unit for that, and an allocator that
 * gets 3 MB back keeps as much for itself from then on (glibc, M_MMAP_THRESHOLD, M_TRIM_THRESHOLD).
 */
function longDigest(key: Uint8Array, text: string): string {
  const hmac = createHmac('sha256', key)
  part ??= Buffer.allocUnsafeSlow(partBytes)
  for (let start = 0; start < text.length; ) {
    const end = start + partUnits
    // A pair of surrogates is one character: it goes into the next part.
    const cut = isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end
    hmac.update(part.subarray(0, part.write(text.slice(start, cut), 'utf8')))
    start = cut
  }
  return hmac.digest('hex')
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
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
