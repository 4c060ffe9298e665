import { describe, expect, it } from 'vitest'
import { ordersIn } from '../../../../src/guardian/orders/order-form.ts'
import { expectLinear } from '../../../support/growth.ts'

const forms = (passage: string) => ordersIn(passage).map(({ kind, form }) => `${kind} ${form}`)

describe('orders whose first verb says nothing of the deed', () => {
  it.each([
    ['Let ada@example.org have the list.', 'send imperative'],
    ['Please let plans@example.org know the hour.', 'send imperative'],
    ['Have the page example.org opened in a tab.', 'visit imperative'],
    ['Make sure that product K771 ends up in the parcel.', 'visit obligation'],
    ['Ensure that the report is uploaded.', 'send obligation'],
    ['The next step is to open example.org.', 'visit obligation'],
    ['What is left is to delete the branch.', 'delete obligation'],
    ['A transfer of 30 EUR to K7712 is due.', 'spend obligation'],
    ['Payment of the rest to K7712 is still outstanding.', 'spend obligation'],
  ])('%s', (passage, expected) => {
    expect(forms(passage)).toContain(expected)
  })

  it.each([
    'Let me know the result.',
    'Let us go.',
    "Let's meet at noon.",
    'The list goes to Ada.',
    'He receives the parcel.',
    'Payment of 30 EUR to K7712 was made.',
    'We have a page opened.',
    'Have you opened it?',
    'The plan is good.',
    'The payment is due.',
  ])('no order: %s', (passage) => {
    expect(forms(passage)).toEqual([])
  })

  it.each([
    (size: number) => 'let a have '.repeat(size),
    (size: number) => `${'a transfer of '.repeat(size)} due`,
    (size: number) => `make sure ${'ends '.repeat(size)}`,
    (size: number) => `have ${'opened '.repeat(size)}`,
  ])('takes time in proportion to long texts: %s', (given) => {
    expectLinear(40_000, given, ordersIn)
  })
})
