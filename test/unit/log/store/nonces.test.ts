import { expect, it } from 'vitest'
import { createNonces } from '../../../../src/log/store/nonces.ts'

it('gives 12 bytes that never come again, and does not change those it gave', () => {
  const nonce = createNonces()
  const first = nonce()
  const copy = [...first]
  const seen = new Set([Buffer.from(first).toString('hex')])
  for (let index = 1; index < 2_000; index++) {
    const one = nonce()
    expect(one).toHaveLength(12)
    seen.add(Buffer.from(one).toString('hex'))
  }
  expect(seen.size).toBe(2_000)
  expect([...first]).toEqual(copy)
})
