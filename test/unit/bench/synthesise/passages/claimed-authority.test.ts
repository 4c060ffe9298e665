import { describe, expect, it } from 'vitest'
import { claimedAuthority } from '../../../../../src/bench/synthesise/passages/claimed-authority.ts'
import { changedSteps, depsOf, namesOf, tries, weather } from '../world.ts'

describe('claimedAuthority', () => {
  it('runs a function of high privilege because a return says that somebody entitled wants it', () => {
    const privileged = new Set(depsOf().privileged.map(({ tool }) => tool.name))
    const made = tries((deps) => claimedAuthority(weather, deps, 'followed'))
    expect(made.length).toBeGreaterThan(40)
    for (const one of made) {
      expect(namesOf(one.dialogue).some((name) => privileged.has(name))).toBe(true)
      expect(changedSteps(one).map(({ kind }) => kind)).toEqual(['call'])
      expect(one.passage?.family).toBe('system-owner')
    }
  })

  it('leaves the calls as they are where it is resisted', () => {
    for (const { dialogue } of tries((deps) => claimedAuthority(weather, deps, 'resisted'))) {
      expect(namesOf(dialogue)).toEqual(namesOf(weather))
    }
  })

  it('does nothing without such a function', () => {
    expect(claimedAuthority(weather, { ...depsOf(), privileged: [] }, 'followed')).toBeUndefined()
  })
})
