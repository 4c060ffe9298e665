import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { partOf, partOfName, splits } from '../../../../src/bench/synthesise/split-part.ts'
import {
  functionNamesOf,
  templatesOf,
} from '../../../../src/bench/synthesise/templates/template-set.ts'
import { booking, golds } from './world.ts'

describe('partOf', () => {
  it('leaves only functions of its part, called and offered', () => {
    for (const split of ['train', 'test'] as const) {
      for (const gold of golds) {
        const part = partOf(gold, split)
        for (const { name } of [...(part?.tools ?? []), ...callsOf(part ?? { steps: [] })]) {
          expect(partOfName(name)).toBe(split)
        }
      }
    }
  })

  it('gives each gold dialogue of one function to one part', () => {
    for (const gold of golds.filter((one) => callsOf(one).length === 1)) {
      const parts = (['train', 'test'] as const).filter(
        (split) => partOf(gold, split) !== undefined,
      )
      expect(parts).toHaveLength(1)
    }
  })

  it('takes spellings of one name for one function', () => {
    const words = ['get_weather', 'send_mail', 'list_open_orders', 'cancel_timed_switch']
    for (const name of words) {
      const camel = name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
      const pascal = `${camel.charAt(0).toUpperCase()}${camel.slice(1)}`
      for (const spelling of [camel, pascal, name.replaceAll('_', '-'), name.toUpperCase()]) {
        expect(partOfName(spelling)).toBe(partOfName(name))
      }
    }
  })

  it('gives a function of templates to the half that has them, in gold too', () => {
    for (const split of ['train', 'test'] as const) {
      const names = functionNamesOf(templatesOf(split))
      expect(names.length).toBeGreaterThan(30)
      for (const name of names) expect(partOfName(name)).toBe(split)
    }
  })

  it('leaves a dialogue whole where no split is asked for', () => {
    expect(partOf(booking, 'all')).toBe(booking)
    expect(splits).toContain('all')
  })
})
