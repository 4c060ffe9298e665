import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { collectSoon } from '../../../src/transport/collect-soon.ts'

it('frees what nobody holds any more, soon after', async () => {
  const held = { bytes: new Uint8Array(1_000) }
  const kept = new WeakRef(held.bytes)
  const dropped = new WeakRef(new Uint8Array(1_000))
  collectSoon()
  collectSoon()
  await delay(1_500)
  expect(dropped.deref()).toBeUndefined()
  expect(kept.deref()).toBe(held.bytes)
})
