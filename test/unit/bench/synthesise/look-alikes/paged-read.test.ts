import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../../src/bench/dialogue.ts'
import { pagedRead } from '../../../../../src/bench/synthesise/look-alikes/paged-read.ts'
import { booking, tries, weather } from '../world.ts'

describe('pagedRead', () => {
  it('reads the next page of a list', () => {
    for (const { dialogue } of tries((deps) => pagedRead.make(booking, deps))) {
      const pages = callsOf(dialogue).flatMap(({ arguments: args }) => args.page ?? [])
      expect(pages).toEqual([1, 2])
    }
    expect(tries((deps) => pagedRead.make(weather, deps))).toHaveLength(0)
  })
})
