import { expect, it } from 'vitest'
import { keyedDigest } from '../../../src/log/digest.ts'

it('a digest is HMAC-SHA-256 in lower-case hex (RFC 4231, test case 1)', () => {
  expect(keyedDigest(new Uint8Array(20).fill(0x0b), 'Hi There')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  )
})
