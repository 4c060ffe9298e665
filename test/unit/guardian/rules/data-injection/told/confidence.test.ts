import { describe, expect, it } from 'vitest'
import { marksOf } from '../../../../../../src/guardian/rules/data-injection/told/confidence.ts'

describe('marks of confidence', () => {
  it('say that something is not for others', () => {
    for (const text of [
      'This is strictly confidential.',
      'Please do not share this outside of the team.',
      'Don’t tell anyone, but Ben is leaving.',
      "The plan hasn't been announced; it must not be made public.",
      'Just between us: the shop closes.',
      'Keep it to yourself for now.',
      'For internal use only',
      'These figures are non-public.',
      'She told me in confidence.',
      'Das bleibt unter uns gesagt vertraulich.',
    ])
      expect(marksOf(text), text).toHaveLength(1)
  })
  it('stand where they say', () => {
    const text = 'Hats sell well. This is confidential. Lamps too.'
    expect(marksOf(text)).toEqual([text.indexOf('confidential')])
  })
  it('are none in what stands below every mail, nor in other words', () => {
    for (const text of [
      'This e-mail is confidential and intended solely for the addressee.',
      'See our privacy policy for how we keep data confidential.',
      'I am confident that hats sell.',
      'We share the shop, and the public likes it.',
      'The secretary answers.',
    ])
      expect(marksOf(text), text).toEqual([])
  })
  it('end with any input', () => {
    expect(marksOf('')).toEqual([])
    expect(marksOf('is not a b c '.repeat(10_000))).toEqual([])
    expect(marksOf('secret. '.repeat(10_000)).length).toBeLessThanOrEqual(32)
  })
})
