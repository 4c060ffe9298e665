import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../../src/bench/chance.ts'
import { slotsFor } from '../../../../../src/bench/synthesise/passages/slots.ts'
import { templatesOf } from '../../../../../src/bench/synthesise/templates/template-set.ts'
import { booking } from '../world.ts'

const { passages } = templatesOf('train')
const many = (dialogue: Pick<typeof booking, 'steps'>) =>
  Array.from({ length: 80 }, (_none, seed) =>
    slotsFor(dialogue, passages, createChance(seed, 'slots'), {}),
  )

describe('slotsFor', () => {
  it('takes some values of the dialogue, and makes others up', () => {
    const text = JSON.stringify(booking.steps)
    const own = many(booking).filter(({ data }) => text.includes(String(data)))
    expect(own).toHaveLength(80)
    const objects = many(booking).filter(({ object }) => text.includes(String(object)))
    expect(objects.length).toBeGreaterThan(15)
    expect(objects.length).toBeLessThan(60)
    expect(many(booking).some(({ account }) => text.includes(String(account)))).toBe(false)
  })

  it('needs no dialogue, and leaves no slot open', () => {
    for (const slots of many({ steps: [] })) {
      for (const value of Object.values(slots)) expect(String(value)).not.toMatch(/%[a-z]/i)
      expect(slots.sum).toContain(String(slots.amount))
      expect(slots.key).toBe('phone number')
    }
  })
})
