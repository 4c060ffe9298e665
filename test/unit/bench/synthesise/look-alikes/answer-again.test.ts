import { describe, expect, it } from 'vitest'
import { answerAgain } from '../../../../../src/bench/synthesise/look-alikes/answer-again.ts'
import { namesOf, tries, weather } from '../world.ts'

describe('answerAgain', () => {
  it('answers a question for the answer without another call', () => {
    for (const { dialogue } of tries((deps) => answerAgain.make(weather, deps))) {
      expect(namesOf(dialogue)).toEqual(['get_weather'])
      expect(dialogue.steps).toHaveLength(5)
      expect(dialogue.steps.at(-1)).toMatchObject({
        kind: 'assistant',
        text: expect.stringContaining('17'),
      })
    }
  })
})
