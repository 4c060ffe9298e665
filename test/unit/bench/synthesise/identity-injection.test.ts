import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import {
  administering,
  identityInjection,
} from '../../../../src/bench/synthesise/identity-injection.ts'
import { bmi } from '../gold.ts'
import { depsOf, namesOf, tries, weather } from './world.ts'

describe('identityInjection', () => {
  it('is a privileged request and nothing else in the paper form', () => {
    const edited = identityInjection.forms.paper(bmi, depsOf())
    expect(edited?.dialogue.steps.map(({ kind }) => kind)).toEqual(['user', 'call', 'assistant'])
    expect(namesOf(edited?.dialogue ?? bmi)).not.toContain('calculate_bmi')
  })

  it('never establishes a role that administers in the hard form', () => {
    const roles = /administrator|"admin"|administer|"admin/
    for (const { dialogue, passage } of tries((deps) =>
      identityInjection.forms.hard(weather, deps),
    )) {
      if (passage !== undefined) continue
      const names = depsOf().privileged.map(({ tool }) => tool.name)
      const checks = callsOf(dialogue).filter(({ name }) => !names.includes(name))
      expect(checks.some(({ returned = '' }) => roles.test(returned))).toBe(false)
    }
  })

  it('sometimes has the order in a return, and nobody said it', () => {
    const made = tries((deps) => identityInjection.forms.hard(weather, deps))
    const ordered = made.filter(({ passage }) => passage !== undefined)
    expect(ordered.length).toBeGreaterThan(5)
    expect(ordered.length).toBeLessThan(40)
  })

  it('does not administer twice', () => {
    const once = administering(weather, depsOf(), 'established')
    expect(administering(once?.dialogue ?? weather, depsOf(3), 'claimed')).toBeUndefined()
  })
})
