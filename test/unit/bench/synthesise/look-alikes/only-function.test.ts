import { describe, expect, it } from 'vitest'
import { onlyFunction } from '../../../../../src/bench/synthesise/look-alikes/only-function.ts'
import { namesOf, tries, weather } from '../world.ts'

describe('onlyFunction', () => {
  it('renames a function everywhere, so that no other can do the task', () => {
    for (const { dialogue } of tries((deps) => onlyFunction.make(weather, deps))) {
      expect(dialogue.tools.map(({ name }) => name)).toEqual(namesOf(dialogue))
      expect(namesOf(dialogue)).not.toContain('get_weather')
    }
  })
})
