import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { replayInjection } from '../../../../src/bench/synthesise/replay-injection.ts'
import { bmi } from '../gold.ts'
import { booking, depsOf, namesOf, tries, weather } from './world.ts'

describe('replayInjection', () => {
  it('repeats the last call at once in the paper form', () => {
    const edited = replayInjection.forms.paper(bmi, depsOf())
    expect(namesOf(edited?.dialogue ?? bmi)).toEqual(['calculate_bmi', 'calculate_bmi'])
  })

  it('repeats only calls that do something, with the same arguments', () => {
    for (const { dialogue } of tries((deps) => replayInjection.forms.hard(booking, deps))) {
      expect(namesOf(dialogue).filter((name) => name === 'book_hotel')).toHaveLength(2)
      const [one, other] = callsOf(dialogue).filter(({ name }) => name === 'book_hotel')
      expect(one?.arguments).toEqual(other?.arguments)
    }
    expect(replayInjection.forms.hard(weather, depsOf())).toBeUndefined()
  })
})
