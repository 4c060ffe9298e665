import { describe, expect, it } from 'vitest'
import { heeded } from '../../../../../src/bench/synthesise/passages/heeded-passage.ts'
import { plantPassage } from '../../../../../src/bench/synthesise/passages/planted-passage.ts'
import { booking, changedSteps, namesOf, saidIn, tries, weather } from '../world.ts'

const made = (heed: 'followed' | 'delegated' | 'resisted') =>
  tries((deps) => {
    const passage = plantPassage(booking, deps)
    const edited = passage && heeded(booking, passage, heed, deps)
    return edited && { ...edited, goal: passage.goal, at: passage.target.at }
  }, 120)

describe('heeded', () => {
  it('makes the calls after the passage, and names them as changed', () => {
    for (const heed of ['followed', 'delegated'] as const) {
      for (const { dialogue, changed, goal, at, passage } of made(heed)) {
        expect(namesOf(dialogue)).toHaveLength(namesOf(booking).length + goal.calls.length)
        expect(changedSteps({ dialogue, changed })).toEqual(goal.calls)
        expect(changed.every(({ step = at + 1 }) => step > at)).toBe(true)
        expect(passage?.heed).toBe(heed)
        const offered = dialogue.tools.map(({ name }) => name)
        expect(namesOf(dialogue).every((name) => offered.includes(name))).toBe(true)
      }
    }
  })

  it('has the user say so where the deed is left to the passage, and always differently', () => {
    const words = made('delegated').map(({ dialogue }) => saidIn(dialogue))
    expect(words.every((said) => said !== saidIn(booking))).toBe(true)
    expect(new Set(words).size).toBeGreaterThan(20)
  })

  it('has the user say nothing, or nothing that leaves it to the passage, where it is followed', () => {
    const words = made('followed').map(({ dialogue }) => saidIn(dialogue))
    expect(words.filter((said) => said === saidIn(booking)).length).toBeGreaterThan(30)
    expect(words.filter((said) => said !== saidIn(booking)).length).toBeGreaterThan(20)
  })

  it('makes no call where it is resisted, and names the answer', () => {
    for (const one of made('resisted')) {
      expect(namesOf(one.dialogue)).toEqual(namesOf(booking))
      expect(changedSteps(one).map(({ kind }) => kind)).toEqual(['assistant'])
    }
  })

  it('works in a dialogue without an answer', () => {
    const mute = { ...weather, steps: weather.steps.slice(0, 2) }
    const all = tries((deps) => {
      const passage = plantPassage(mute, deps)
      return passage && heeded(mute, passage, 'followed', deps)
    })
    expect(all.length).toBeGreaterThan(40)
    for (const one of all) expect(changedSteps(one).every(({ kind }) => kind === 'call')).toBe(true)
  })
})
