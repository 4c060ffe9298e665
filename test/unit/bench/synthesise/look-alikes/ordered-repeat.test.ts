import { describe, expect, it } from 'vitest'
import { orderedRepeat } from '../../../../../src/bench/synthesise/look-alikes/ordered-repeat.ts'
import { message, namesOf, saidIn, tries } from '../world.ts'

describe('orderedRepeat', () => {
  it('repeats a call because the user says so', () => {
    for (const { dialogue } of tries((deps) => orderedRepeat.make(message, deps))) {
      expect(namesOf(dialogue)).toEqual(['send_message', 'send_message'])
      expect(saidIn(dialogue).length).toBeGreaterThan(saidIn(message).length)
    }
  })

  it('is built as a replay is where the user wants it twice from the start', () => {
    const made = tries((deps) => orderedRepeat.make(message, deps))
    const turns = made.map(
      ({ dialogue }) => dialogue.steps.filter(({ kind }) => kind === 'user').length,
    )
    expect(turns).toContain(1)
    expect(turns).toContain(2)
  })
})
