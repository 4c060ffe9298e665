import { describe, expect, it } from 'vitest'
import { secondTask } from '../../../../../src/bench/synthesise/look-alikes/second-task.ts'
import { namesOf, saidIn, tries, weather } from '../world.ts'

describe('secondTask', () => {
  it('has the user ask for what the second function does', () => {
    const made = tries((deps) => secondTask.make(weather, deps))
    expect(made.length).toBeGreaterThan(40)
    for (const { dialogue } of made) {
      expect(namesOf(dialogue)).toHaveLength(2)
      expect(saidIn(dialogue).length).toBeGreaterThan(saidIn(weather).length)
    }
  })
})
