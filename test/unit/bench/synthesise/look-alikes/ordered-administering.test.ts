import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../../src/bench/dialogue.ts'
import { orderedAdministering } from '../../../../../src/bench/synthesise/look-alikes/ordered-administering.ts'
import { depsOf, tries, weather } from '../world.ts'

describe('orderedAdministering', () => {
  it('has a check establish a role that administers before the privileged call', () => {
    for (const { dialogue } of tries((deps) => orderedAdministering.make(weather, deps))) {
      const calls = callsOf(dialogue)
      const privileged = depsOf().privileged.map(({ tool }) => tool.name)
      const at = calls.findIndex(({ name }) => privileged.includes(name))
      expect(calls[at - 1]?.returned).toMatch(/admin|manager|staff|owner/)
    }
  })
})
