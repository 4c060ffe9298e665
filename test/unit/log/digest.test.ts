import { createHmac, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { keyedDigest } from '../../../src/log/digest.ts'

it('a digest is HMAC-SHA-256 in lower-case hex (RFC 4231, test case 1)', () => {
  expect(keyedDigest(new Uint8Array(20).fill(0x0b), 'Hi There')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  )
})

it('agrees with the HMAC of node:crypto for every length of key and text', () => {
  for (const keyBytes of [0, 1, 32, 64, 65, 200]) {
    const key = randomBytes(keyBytes)
    for (const length of [0, 1, 55, 64, 1_000, 5_461, 5_462, 20_000, 33_000]) {
      for (const unit of ['a', 'é', '漢', '😀', '\ud800']) {
        for (const text of [unit.repeat(length), `a${unit.repeat(length)}`]) {
          const wanted = createHmac('sha256', key).update(text, 'utf8').digest('hex')
          expect(keyedDigest(key, text)).toBe(wanted)
        }
      }
    }
  }
})
