import { describe, expect, it } from 'vitest'
import { chainsOf } from '../../../../src/bench/synthesise/chains.ts'
import { booking } from './world.ts'

describe('chainsOf', () => {
  it('finds the call whose return the next one needs', () => {
    expect(chainsOf(booking)).toEqual([{ first: 1, second: 4 }])
  })

  it('finds none where the user said the value before', () => {
    const said = { kind: 'user', text: 'I stayed in H-7731.' } as const
    expect(chainsOf({ steps: [said, ...booking.steps] })).toEqual([])
  })
})
