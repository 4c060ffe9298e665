import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inOrder } from '../../../src/audit/in-order.ts'

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

describe('inOrder', () => {
  it('gives results in the order of the items, whichever ends first', async () => {
    const work = async (ms: number): Promise<number> => {
      await pause(ms)
      return ms
    }
    expect(await all(inOrder([30, 1, 10, 2], 3, work))).toEqual([30, 1, 10, 2])
  })

  it('has no more under way than it may', async () => {
    let now = 0
    let most = 0
    await all(
      inOrder(Array.from({ length: 20 }), 4, async () => {
        most = Math.max(most, ++now)
        await pause(1)
        now--
      }),
    )
    expect(most).toBe(4)
  })

  it('ends with the first fault that is reached, and loses none', async () => {
    const seen: number[] = []
    const run = async (): Promise<void> => {
      for await (const item of inOrder([1, 2, 3], 2, (one) => {
        if (one > 1) throw new Error(`fault ${one}`)
        return one
      })) {
        seen.push(item)
      }
    }
    await expect(run()).rejects.toThrow('fault 2')
    expect(seen).toEqual([1])
  })
})
