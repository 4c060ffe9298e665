import { describe, expect, it } from 'vitest'
import { createLatch } from '../../../../src/cli/demo/latch.ts'

describe('createLatch', () => {
  it('remembers what happened before anybody waited', async () => {
    const latch = createLatch()
    latch.set()
    expect(await latch.wait(1)).toBe(true)
  })

  it('wakes the one who waits', async () => {
    const latch = createLatch()
    const waiting = latch.wait(5_000)
    latch.set()
    expect(await waiting).toBe(true)
  })

  it('counts: what has been waited for once is over', async () => {
    const latch = createLatch()
    latch.set()
    latch.set()
    expect([await latch.wait(1), await latch.wait(1), await latch.wait(1)]).toEqual([
      true,
      true,
      false,
    ])
  })
})
