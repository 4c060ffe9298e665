import { expect, it } from 'vitest'
import { createRest } from '../../../src/proxy/rest.ts'

it('rests only after some work, for one turn of the event loop', async () => {
  let now = 0
  const rest = createRest(() => now)
  expect(rest()).toBeUndefined()
  now += 1
  expect(rest()).toBeUndefined()
  now += 10
  const seen: string[] = []
  setImmediate(() => seen.push('another'))
  const resting = rest()
  expect(resting).toBeInstanceOf(Promise)
  await resting
  expect(seen).toEqual(['another'])
  // The work begins anew.
  expect(rest()).toBeUndefined()
})
