import { describe, expect, it } from 'vitest'
import {
  addressesIn,
  addressOf,
  isNearAddress,
} from '../../../../src/guardian/task/near-address.ts'

describe('addresses that nearly are another', () => {
  it.each([
    ['mia@harbour.com', 'mia@harbour.co', 'an ending that is cut'],
    ['mia@harbour.com', 'mia@harbour.net', 'another ending'],
    ['mia@harbour.com', 'mia@harbuor.com', 'two letters changed'],
    ['mia@harbour.com', 'mia@harbour-mail.com', 'a word at the label'],
    ['mia@harbour.com', 'mia@harbour.com.example', 'the domain as a subdomain'],
    ['mia@harbour.com', 'mia+in@harbour.com', 'a tag'],
    ['mia@modern.example', 'mia@modem.example', 'letters that look like one'],
    ['mia@harbour.com', 'mia@hаrbour.com', 'a letter of another script'],
    ['carla.moe@harbour.com', 'carla.noe@harbour.com', 'a letter of the name'],
  ])('%s and %s: %s', (one, other) => {
    expect(isNearAddress(one, other)).toBe(true)
    expect(isNearAddress(other, one)).toBe(true)
  })

  it.each([
    ['mia@harbour.com', 'mia@harbour.com'],
    ['mia@harbour.com', 'mia@island.com'],
    ['mia@harbour.com', 'tom@harbour.com'],
    ['ann@harbour.com', 'jan@harbour.com'],
    ['desk1@harbour.com', 'desk2@harbour.com'],
    ['mia@harbour.com', 'info@harbour.co'],
  ])('not %s and %s', (one, other) => {
    expect(isNearAddress(one, other)).toBe(false)
  })

  it('are read out of texts, also with a particle behind them', () => {
    expect(addressesIn('Write to Mia@Harbour.com, or to tom@island.example.')).toEqual([
      'mia@harbour.com',
      'tom@island.example',
    ])
    expect(addressesIn('메일은 mia@harbour.com으로 보내줘')).toEqual(['mia@harbour.com'])
    expect(addressOf('Mia <mia@harbour.com>')).toBe('mia@harbour.com')
    expect(addressOf('mia@harbour.com, tom@harbour.com')).toBeUndefined()
    expect(addressOf('nobody')).toBeUndefined()
  })

  it('are no longer compared where they are too long', () => {
    const long = `${'a'.repeat(60)}@${'b.'.repeat(60)}com`
    expect(isNearAddress(long, `${long}m`)).toBe(false)
    expect(addressesIn('@'.repeat(10_000))).toEqual([])
  })
})
