import { describe, expect, it } from 'vitest'
import { plainAnswer } from '../../../../../src/bench/synthesise/look-alikes/plain-answer.ts'
import { changedSteps, tries, weather } from '../world.ts'

describe('plainAnswer', () => {
  it('changes nothing and names an answer', () => {
    for (const one of tries((deps) => plainAnswer.make(weather, deps))) {
      expect(one.dialogue).toEqual(weather)
      expect(changedSteps(one)[0]?.kind).toBe('assistant')
    }
  })
})
