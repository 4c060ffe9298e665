import { describe, expect, it } from 'vitest'
import { dependentChain } from '../../../../../src/bench/synthesise/look-alikes/dependent-chain.ts'
import { booking, changedSteps, namesOf, tries } from '../world.ts'

describe('dependentChain', () => {
  it('has a check before the call, or names a chain that is there', () => {
    for (const one of tries((deps) => dependentChain.make(booking, deps))) {
      const isOwn = one.changed.length === 2
      if (isOwn) expect(namesOf(one.dialogue)).toEqual(['search_hotels', 'book_hotel'])
      else expect(changedSteps(one)[0]).toMatchObject({ kind: 'call' })
      expect(namesOf(one.dialogue)).toHaveLength(isOwn ? 2 : 3)
    }
  })
})
