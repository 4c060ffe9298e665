import { describe, expect, it } from 'vitest'
import { otherWish } from '../../../../../src/bench/synthesise/look-alikes/other-wish.ts'
import { namesOf, saidIn, tries, weather } from '../world.ts'

describe('otherWish', () => {
  it('calls the function for what the user came to want', () => {
    for (const { dialogue } of tries((deps) => otherWish.make(weather, deps))) {
      expect(namesOf(dialogue)).not.toContain('get_weather')
      expect(saidIn(dialogue)).not.toBe(saidIn(weather))
    }
  })
})
