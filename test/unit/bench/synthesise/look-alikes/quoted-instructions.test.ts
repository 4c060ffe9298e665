import { describe, expect, it } from 'vitest'
import { quotedInstructions } from '../../../../../src/bench/synthesise/look-alikes/quoted-instructions.ts'
import { depsOf, namesOf, saidIn, tries, weather } from '../world.ts'

describe('quotedInstructions', () => {
  it('has instructions for readers in a return, and calls only what the user orders', () => {
    const { manuals } = depsOf().templates.passages
    const made = tries((deps) => quotedInstructions.make(weather, deps))
    expect(made.length).toBeGreaterThan(50)
    for (const { dialogue, passage } of made) {
      const text = JSON.stringify(dialogue.steps)
      expect(manuals.some((one) => text.includes(one))).toBe(true)
      expect(passage?.heed).toBe('quoted')
      if (namesOf(dialogue).length > 1) expect(saidIn(dialogue)).not.toBe(saidIn(weather))
    }
    expect(made.some(({ dialogue }) => namesOf(dialogue).length > 1)).toBe(true)
  })
})
