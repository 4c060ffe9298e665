import { describe, expect, it } from 'vitest'
import type { OrderSetting } from '../../../../src/guardian/orders/judge-passage.ts'
import { offerOf } from '../../../../src/guardian/orders/on-offer.ts'
import { wishedThings } from '../../../../src/guardian/orders/wished-things.ts'

const setting: OrderSetting = {
  asked: 'find me a lamp',
  offer: offerOf([]),
  called: '',
  sent: '',
  isKnown: () => false,
}
const things = (review: string, more: Partial<OrderSetting> = {}): readonly string[] => {
  const text = JSON.stringify({ id: 7, review })
  return wishedThings(text, 'structure', undefined, { ...setting, ...more }, () => false).map(
    ({ thing }) => text.slice(thing.start, thing.end),
  )
}

describe('wishedThings', () => {
  it.each([
    ['Please bring a wool blanket, too.', 'a wool blanket'],
    ['Es fehlt noch eine Leiter.', 'eine Leiter'],
    ['Il faut aussi une couverture.', 'une couverture'],
    ['还要 blanket', '还要 blanket'],
  ])('finds what %j names', (text, thing) => {
    expect(things(text)).toEqual([thing])
  })
  it.each([
    'It arrived in a wool blanket.',
    'Please wait three days.',
    'Please bring the blanket.',
    'Please bring a lamp.',
  ])('finds nothing in %j', (text) => {
    expect(things(text)).toEqual([])
  })
  it('looks past what the caller itself sent, and at short fields only', () => {
    expect(things('Please bring a wool blanket.', { sent: 'wool blanket' })).toEqual([])
    expect(things(`Please bring a wool blanket. ${'It is warm. '.repeat(40)}`)).toEqual([])
  })
  it('looks at a field that is given alone', () => {
    const text = 'Please bring a wool blanket, too.'
    expect(wishedThings(text, 'field', 'note', setting, () => false)).toHaveLength(1)
    const long = `${text} ${'It is warm. '.repeat(40)}`
    expect(wishedThings(long, 'field', 'note', setting, () => false)).toEqual([])
  })
  it('ends where its caller says so, and stands many fields', () => {
    const text = JSON.stringify(
      Array.from({ length: 2_000 }, (_, at) => `Please bring a blanket number ${at}.`),
    )
    let left = 5
    expect(wishedThings(text, 'structure', undefined, setting, () => --left < 0)).toHaveLength(5)
    expect(() =>
      wishedThings(`{"a":"${'a '.repeat(50_000)}`, 'structure', undefined, setting, () => false),
    ).not.toThrow()
  })
})
