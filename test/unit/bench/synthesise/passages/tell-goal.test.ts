import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../../src/bench/chance.ts'
import {
  deedKinds,
  type WordingFamily,
} from '../../../../../src/bench/synthesise/passages/passage-words.ts'
import { slotsFor } from '../../../../../src/bench/synthesise/passages/slots.ts'
import { tellGoal } from '../../../../../src/bench/synthesise/passages/tell-goal.ts'
import { templatesOf } from '../../../../../src/bench/synthesise/templates/template-set.ts'
import { booking } from '../world.ts'

const task = { name: 'book_hotel', words: 'book hotel', inputs: 'date 4 May', request: 'Book it.' }

describe('tellGoal', () => {
  it('fills every frame of every family of both halves, for every kind', () => {
    for (const part of ['train', 'test'] as const) {
      const { passages } = templatesOf(part)
      for (const family of passages.families) {
        for (const kind of deedKinds) {
          for (let seed = 0; seed < 12; seed++) {
            const chance = createChance(seed, kind)
            const slots = { ...slotsFor(booking, passages, chance, {}), ...task }
            const told = tellGoal({ kind, slots }, family, passages, chance)
            expect(told).toHaveLength(family.isSplit ? 2 : 1)
            for (const text of told) {
              expect(text.length).toBeGreaterThan(4)
              expect(text).not.toMatch(/\.\./)
              if (family.encodings === undefined) expect(text).not.toMatch(/%[a-z]|undefined|\|$/i)
            }
          }
        }
      }
    }
  })

  it('names the values that the deed needs, unless it is encoded', () => {
    const { passages } = templatesOf('train')
    const plain = passages.families.filter(({ encodings }) => encodings === undefined)
    for (const family of plain) {
      if (family.name === 'signed-by-owner' || family.name === 'form-fields') continue
      const slots = { account: 'ACC-1', sum: '$77' }
      const told = tellGoal({ kind: 'pay', slots }, family, passages, createChance(1)).join(' ')
      expect(told).toContain('ACC-1')
      expect(told).toContain('$77')
    }
  })

  it('takes phrases of one kind, and what the frame names beside them', () => {
    const family: WordingFamily = { name: 'x', frames: ['%Order before %next.'] }
    const { passages } = templatesOf('test')
    const wanted = { kind: 'open', slots: { url: 'www.x.de' } } as const
    const [told] = tellGoal(wanted, family, passages, createChance(1), { next: 'all else' })
    expect(told).toMatch(/^[A-Z].*www\.x\.de before all else\.$/)
  })
})
