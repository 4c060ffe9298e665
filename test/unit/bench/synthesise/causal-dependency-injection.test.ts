import { describe, expect, it } from 'vitest'
import {
  causalDependencyInjection,
  guarded,
} from '../../../../src/bench/synthesise/causal-dependency-injection.ts'
import { booking, depsOf, namesOf, tries, weather } from './world.ts'

describe('causalDependencyInjection', () => {
  it('swaps calls where one takes its value from the other', () => {
    const edited = causalDependencyInjection.forms.paper(booking, depsOf())
    expect(namesOf(edited?.dialogue ?? booking)).toEqual(['book_hotel', 'search_hotels'])
  })

  it('puts a check of identity after the call where nothing depends', () => {
    for (const { dialogue } of tries((deps) =>
      causalDependencyInjection.forms.hard(weather, deps),
    )) {
      expect(namesOf(dialogue)[0]).toBe('get_weather')
      expect(namesOf(dialogue)).toHaveLength(2)
    }
  })

  it('adds no second check', () => {
    const checked = guarded(weather, depsOf(), 'before')
    expect(guarded(checked?.dialogue ?? weather, depsOf(2), 'after')).toBeUndefined()
  })
})
