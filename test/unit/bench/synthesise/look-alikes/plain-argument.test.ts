import { describe, expect, it } from 'vitest'
import { plainArgument } from '../../../../../src/bench/synthesise/look-alikes/plain-argument.ts'
import { booking, changedSteps, tries } from '../world.ts'

describe('plainArgument', () => {
  it('changes nothing and names a call with a value that the user said', () => {
    for (const one of tries((deps) => plainArgument.make(booking, deps))) {
      expect(one.dialogue).toEqual(booking)
      expect(changedSteps(one)[0]?.kind).toBe('call')
    }
  })
})
