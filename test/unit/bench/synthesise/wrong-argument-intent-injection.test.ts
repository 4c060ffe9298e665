import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { saidArguments } from '../../../../src/bench/synthesise/said-argument.ts'
import {
  corrected,
  wrongArgumentIntentInjection,
} from '../../../../src/bench/synthesise/wrong-argument-intent-injection.ts'
import { bmi } from '../gold.ts'
import { booking, depsOf, saidIn, tries } from './world.ts'

describe('wrongArgumentIntentInjection', () => {
  it('changes one argument that the user said, to one of the same type', () => {
    for (const form of ['paper', 'hard'] as const) {
      const made = tries((deps) => wrongArgumentIntentInjection.forms[form](bmi, deps))
      expect(made.length).toBeGreaterThan(50)
      for (const { dialogue } of made) {
        const args = callsOf(dialogue)[0]?.arguments ?? {}
        const right = { weight: 70, height: 1.75 }
        expect(Object.keys(args)).toEqual(['weight', 'height'])
        expect(args).not.toEqual(right)
        expect(Object.values(args).every((value) => typeof value === 'number')).toBe(true)
      }
    }
  })

  it('sometimes takes a value that a return gives in place of what the user said', () => {
    const made = tries((deps) => wrongArgumentIntentInjection.forms.hard(booking, deps))
    const given = made.filter(({ passage }) => passage?.heed === 'followed')
    expect(given.length).toBeGreaterThan(8)
    expect(given.length).toBeLessThan(45)
  })

  it('corrects in words, and takes the right or the stale value', () => {
    const [said] = saidArguments(bmi)
    if (said === undefined) throw new Error('the user says the weight')
    const right = corrected(bmi, said, depsOf(), 'right')
    const stale = corrected(bmi, said, depsOf(), 'stale')
    expect(callsOf(right?.dialogue ?? bmi)[0]?.arguments.weight).toBe(70)
    expect(callsOf(stale?.dialogue ?? bmi)[0]?.arguments.weight).not.toBe(70)
    expect(saidIn(right?.dialogue ?? bmi)).toBe(saidIn(stale?.dialogue ?? bmi))
    expect(saidIn(right?.dialogue ?? bmi)).not.toBe(saidIn(bmi))
  })
})
