import { describe, expect, it } from 'vitest'
import { markedUnits } from '../../../src/cli/marked-units.ts'
import type { Entry } from '../../../src/log/entry.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { markedTrajectories } from '../bench/train/marked-log.ts'
import { logOf } from './trip-log.ts'

async function unitsOf(entries: readonly Entry[]) {
  const store = openSqliteStore({ file: await logOf(entries) })
  try {
    return await markedUnits(store, {})
  } finally {
    await store.close()
  }
}

const injected = markedTrajectories(3, () => 'function-injection')

describe('the marks of a flow log', () => {
  it('are rows, each with its class and its trajectory', async () => {
    const units = await unitsOf(injected.flat())
    expect(units.map(({ label }) => label)).toHaveLength(3)
    expect(units.every(({ label }) => label > 0)).toBe(true)
    expect(new Set(units.map(({ group }) => group)).size).toBe(3)
  })

  it('are none in an empty log', async () => {
    expect(await unitsOf([])).toEqual([])
  })

  it.each([
    [
      'an entry is missing',
      (all: readonly Entry[]) => all.map((one) => ({ ...one, seq: one.seq + 1 })),
    ],
    ['a mark comes twice', (all: readonly Entry[]) => [...all, ...all.slice(-1)]],
  ])('are refused where %s', async (_, torn) => {
    const [first = []] = injected
    await expect(unitsOf(torn(first))).rejects.toMatchObject({
      code: 'train.broken-log',
      message: expect.stringContaining('the flow log has 1 fault'),
    })
  })
})
