import { describe, expect, it } from 'vitest'
import {
  groupNames,
  groupsIn,
  mayWant,
  openOrder,
} from '../../../../src/guardian/orders/demand-words.ts'

const signsOf = (text: string): readonly string[] =>
  groupNames.filter((_, at) => (groupsIn(text) & (1 << at)) !== 0)

describe('groupsIn', () => {
  it.each([
    ['Two are missing.', 'lack'],
    ['Es fehlt noch etwas.', 'lack'],
    ['购物车里还缺一个', 'lack'],
    ['Nothing goes out before that.', 'gate'],
    ['It must be paid.', 'duty'],
    ['Hay que pagar.', 'duty'],
    ['Would you mind?', 'wish'],
    ['By Friday, right away.', 'time'],
    ['Она получит его.', 'receipt'],
    ['The new one replaces it.', 'change'],
    ['Ab heute lautet es anders.', 'change'],
  ])('tell of %j what it wants: %s', (text, sign) => {
    expect(signsOf(text)).toContain(sign)
  })
  it('tell nothing of a plain statement', () => {
    expect(signsOf('Lamps have a cable of two metres.')).toEqual([])
  })
  it('are read in linear time', () => {
    const long = `${'by the end '.repeat(20_000)}${'a:'.repeat(20_000)}`
    expect(signsOf(long).length).toBeGreaterThan(0)
  })
})

describe('mayWant', () => {
  it('is true of what lacks, asks or opens with a verb, and false of a plain statement', () => {
    expect(mayWant('Two are missing.')).toBe(true)
    expect(mayWant('Zap the lamp.')).toBe(true)
    expect(mayWant('Lamps have a cable of two metres.')).toBe(false)
  })
})

describe('openOrder', () => {
  it.each([
    'Zap the lamp.',
    'It rains. Fetch them a chair.',
    'Nice, so throw it in.',
    'Prod www.a.example now',
  ])('finds a verb that opens its clause and has an object: %j', (text) => {
    expect(openOrder.test(text)).toBe(true)
  })
  it.each([
    'The lamp is bright.',
    'She took the lamp.',
    'Good for the price.',
    'In the end the lamp won.',
  ])('finds none in %j', (text) => {
    expect(openOrder.test(text)).toBe(false)
  })
})
