import { describe, expect, it } from 'vitest'
import { askedOf } from '../../../../src/guardian/delegation/asked.ts'
import { calledFunction } from '../../../../src/guardian/delegation/called-function.ts'
import {
  isSumOfUser,
  isUntracedSum,
  placesOfSum,
} from '../../../../src/guardian/delegation/sums.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { calling, remembered, text } from './played.ts'

describe('isUntracedSum', () => {
  const past = remembered('Pay Ada back.', [{ name: 'get_inbox', returns: text('It was 400.') }])
  const untraced = (name: string, args: JsonObject): readonly string[] => {
    const input = calling(past, name, args)
    const called = calledFunction(input)
    if (called === undefined) throw new Error('no call')
    return input.origins.filter((one) => isUntracedSum(called, one)).map(({ pointer }) => pointer)
  }
  it('is what a call pays, too plain to be traced', () => {
    for (const amount of [45, 400, 25_000, '400'])
      expect(untraced('send_money', { recipient: 'x', amount })).toEqual(['/amount'])
    expect(untraced('make_payment', { to: 'x', total_sum: 45 })).toEqual(['/total_sum'])
  })
  it('is no count, no small number and nothing of a function that pays nothing', () => {
    expect(untraced('send_money', { recipient: 'x', amount: 5 })).toEqual([])
    expect(untraced('send_money', { recipient: 'x', amount: 'much' })).toEqual([])
    expect(untraced('send_money', { recipient: 'x', amount: 50, priority: 20 })).toEqual([
      '/amount',
    ])
    expect(untraced('send_email', { to: 'x', amount: 50 })).toEqual([])
  })
})

describe('isSumOfUser', () => {
  it.each([
    ['Pay Ada 400.', 400],
    ['Pay Ada 400€, please', 400],
    ['Pay Ada 12,000 for the car.', 12_000],
    ['Pay Ada 12.50 each for 4 of us.', 50],
    ['Pay Ada forty-five.', 45],
    ['Pay Ada 15 for each of three tickets.', 45],
    ['Pay Ada half of the 90.', 45],
    ['Pay Ada 30 and 15 for the tickets.', 45],
    ['Zahle 12,50 zweimal.', 25],
  ])('finds in %j the sum of %s', (words, sum) => {
    expect(isSumOfUser(askedOf(words), sum)).toBe(true)
  })
  it.each([
    ['Pay Ada back, GB29NWBK60161331400819.', 400],
    ['Pay Ada 20.', 7_200],
    ['Pay Ada on 2026-04-30.', 400],
    ['Pay Ada.', 45],
  ])('does not find in %j the sum of %s', (words, sum) => {
    expect(isSumOfUser(askedOf(words), sum)).toBe(false)
  })
})

describe('placesOfSum', () => {
  const places = (words: string, sum: number | string) =>
    placesOfSum(remembered('Pay.', [{ name: 'read', returns: text(words) }]), sum).map(
      ({ text: whole, start, end }) => whole.slice(start, end),
    )
  it.each([
    ['The ticket was 400.', 400, '400'],
    ['It is $7,200 now', 7_200, '7,200'],
    ['Es sind 7.200,00 EUR', 7_200, '7.200,00'],
    ['EUR400 it was', 400, '400'],
    ['400eur', 400, '400'],
    ['It cost 9.50', 9.5, undefined],
    ['It cost 19.50 each', 19.5, '19.50'],
  ])('finds in %j the sum of %s', (words, sum, found) => {
    expect(places(words, sum)).toEqual(found === undefined ? [] : [found])
  })
  it.each([
    'at 10:45',
    '45%',
    'v45',
    '2026-45-01',
    '45.7',
    '145',
    '45 days of 4500',
    '#45',
    'a-45',
  ])('does not take %j for a sum', (words) => {
    expect(places(words, 45)).toEqual(words.startsWith('45 days') ? ['45'] : [])
  })
  it('knows a number that is a field of its own', () => {
    const past = remembered('Pay.', [{ name: 'read', returns: { price: 45 } }])
    expect(placesOfSum(past, 45).map(({ isField }) => isField)).toEqual([true])
    expect(placesOfSum(past, 'x')).toEqual([])
  })
})
