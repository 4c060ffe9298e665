import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import {
  type EncoderOptions,
  learnEncoder,
  type TextPair,
} from '../../../../src/bench/train/learn-encoder.ts'
import { createLikeness } from '../../../../src/guardian/classifier/encode-text.ts'

const kinds = [
  ['weather', 'temperature, rain and wind of a place'],
  ['payment', 'money that is sent to somebody'],
  ['calendar', 'appointments and free hours of a day'],
  ['parcel', 'shipments on their way to a door'],
] as const

/** Pairs of which each name stands beside what it is about, and never in it. */
function pairs(count: number): readonly TextPair[] {
  const chance = createChance(3)
  return Array.from({ length: count }, (_, at) => {
    const [name, about] = kinds[at % kinds.length] ?? kinds[0]
    const words = chance.shuffled(about.split(' ')).slice(0, 4)
    return { one: `${name} ${at}`, other: words.join(' ') }
  })
}

const small = { seed: 1, buckets: 1_024, dimensions: 12, epochs: 4 }

function learned(some: readonly TextPair[], options: EncoderOptions = small) {
  const learning = learnEncoder(some, options)
  const losses: number[] = []
  for (;;) {
    const step = learning.next()
    if (step.done) return { encoder: step.value, losses }
    losses.push(step.value.loss)
  }
}

describe('learnEncoder', () => {
  const { encoder, losses } = learned(pairs(400))

  it('brings a name nearer to what it is about than to what others are', () => {
    const { vectorOf } = createLikeness(encoder)
    const alike = (one: string, other: string): number => {
      const far = vectorOf(other)
      return vectorOf(one).reduce((sum, value, at) => sum + value * (far[at] ?? 0), 0)
    }
    for (const [name, about] of kinds) {
      const others = kinds.filter(([other]) => other !== name)
      for (const [, other] of others) expect(alike(name, about)).toBeGreaterThan(alike(name, other))
    }
  })

  it('has a falling loss', () => {
    expect(losses).toHaveLength(4)
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0)
  })

  it('gives the same bytes for the same seed, and others for another', () => {
    expect(learned(pairs(400)).encoder).toEqual(encoder)
    expect(learned(pairs(400), { ...small, seed: 2 }).encoder).not.toEqual(encoder)
  })

  it('learns nothing from no pairs, and from pairs without a word', () => {
    for (const none of [[], [{ one: '', other: '' }], [{ one: '--', other: '...' }]]) {
      const { encoder: plain } = learned(none)
      expect(plain.vectors).toHaveLength(1_024 * 12)
      expect(plain.scale).toBeGreaterThan(0)
    }
  })
})
