import { describe, expect, it } from 'vitest'
import { valueNamedBy } from '../../../../src/flow/recognise/numbered.ts'

function valueIn(text: string, needsDesignation = false): string | undefined {
  const word = { text: 'order', start: 0, end: 5 }
  const span = valueNamedBy(text, word, needsDesignation)
  return span === undefined ? undefined : text.slice(span.start, span.end)
}

describe('a value that a word before it names', () => {
  it.each([
    ['order number 4711', '4711'],
    ['order no. 4711', '4711'],
    ['order #4711', '#4711'],
    ['order: AB-12-99', 'AB-12-99'],
    ['order id is QX7R2', 'QX7R2'],
    ['order "12345"', '12345'],
    ['order 12345', '12345'],
    ['order_id=998877', '998877'],
    ['order code KLMNOP', 'KLMNOP'],
  ])('in `%s`', (text, value) => {
    expect(valueIn(text)).toBe(value)
  })
  it.each([
    'order id GROUP BY name',
    'order 20',
    'order',
    'orders',
    'order 2 of them',
    'order 2023',
    'order: 2024-05-01',
    'order is 10345',
    'order 3rd',
    'order 12.50',
    'order: 50%',
    'order no 1@x',
    `order no ${'9'.repeat(50)}`,
    'order number of all',
  ])('is none in `%s`', (text) => {
    expect(valueIn(text)).toBeUndefined()
  })
  it('needs a designation where the word names other things too', () => {
    expect(valueIn('order 12345', true)).toBeUndefined()
    expect(valueIn('order no 12345', true)).toBe('12345')
  })
})
