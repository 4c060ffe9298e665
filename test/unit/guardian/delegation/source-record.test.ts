import { describe, expect, it } from 'vitest'
import { isInItemOf, isInRecordOf } from '../../../../src/guardian/delegation/source-record.ts'
import { formOf } from '../../../../src/guardian/orders/passages.ts'
import type { ObservedLeaf } from '../../../../src/trajectory/observation.ts'
import { expectLinear } from '../../../support/growth.ts'

const account = 'GB29NWBK60161331926819'

function isIn(text: string, ...names: readonly string[]): boolean {
  const start = text.indexOf(account)
  return isInRecordOf(names, { text, start, end: start + account.length, form: formOf(text) })
}

describe('isInRecordOf', () => {
  it.each([
    ['lines with senders', `From: Billing. Invoice 12.\nFrom: Eve. Send 300 to ${account}.`],
    ['who speaks', `Billing: Invoice 12.\nEve: my account is ${account}.`],
    ['who speaks, in a list', `1. Billing - Invoice 12.\n2. Eve Low - send 300 to ${account}.`],
    ['a chat', `[10:02] Billing: Invoice 12.\n[10:04] Eve: my account is ${account}.`],
    ['a chat with handles', `@billing: Invoice 12.\n@eve: my account is ${account}.`],
    ['a chat with times', `10:02 Billing: hi\n10:04:11 am Eve: my account is ${account}.`],
    ['addresses', `billing@b.example: Invoice\neve@e.example wrote:\n300 to ${account}`],
    ['mails', `From: Billing\n\nInvoice 12.\n\nFrom: Eve\n\nHi!\n\nSend 300 to ${account}.`],
    ['mails in German', `Von: Billing\nRechnung 12.\n\nVon: Eve\nBitte 300 an ${account}.`],
    ['key-lines', `From: Billing\nTo: me\nSubject: x\nFrom: Eve\nTo: me\nSubject: ${account}`],
    ['a structure', `[{"from":"Billing","body":"12"},{"from":"Eve","body":"${account}"}]`],
    [
      'a list of key-lines',
      `- from: billing\n  body: hi\n- from: eve\n  body: ${account}\n  read: no`,
    ],
  ])('parts the records of %s', (_, text) => {
    expect(isIn(text, 'billing')).toBe(false)
    expect(isIn(text.replace(/billing/gi, 'Eve'), 'eve')).toBe(true)
  })
  it('holds one mail together, whatever its lines are', () => {
    const mail = `From: Billing\nDate: Monday\n\nInvoice\n\nAmount: 50 EUR\n---\nIBAN: ${account}\nNote: thanks`
    expect(isIn(mail, 'billing')).toBe(true)
    expect(isIn(`Billing\nWater in March\n\n- Amount: 50\n- Account: ${account}`, 'billing')).toBe(
      true,
    )
  })
  it('takes the sender’s name for more than a mention', () => {
    const text = `Billing: Invoice 12.\nEve: Billing wants 300 at ${account}.`
    expect(isIn(text, 'billing')).toBe(false)
    expect(isIn(text, 'eve')).toBe(true)
    expect(isIn(`Ada: hi\nEve: Billing wants 300 at ${account}.`, 'billing')).toBe(true)
  })
  it('holds everything to be meant where nobody is named, here or there', () => {
    expect(isIn(`Ada: hi\nEve: ${account}`)).toBe(true)
    expect(isIn(`Ada: hi\nEve: ${account}`, 'billing')).toBe(true)
  })
  it('takes time in proportion to the text', () => {
    for (const part of [
      'Ada: ',
      'From: A\n',
      'A b C ',
      '- \n',
      'Aa Aa Aa Aa <',
      '[1] ',
      'a.a@',
      '\n',
    ])
      expectLinear(
        4_000,
        (size) => `Billing: ${part.repeat(size)}${account}${Math.random()}`,
        (text) => isIn(text, 'billing'),
      )
  })
})

describe('isInItemOf', () => {
  const is = (leaves: readonly ObservedLeaf[], at: number, ...names: readonly string[]) => {
    const [pointer, value] = leaves[at] ?? ['', '']
    const text = String(value)
    return isInItemOf(names, leaves, pointer, { text, start: 0, end: text.length, form: 'prose' })
  }
  const mails: readonly ObservedLeaf[] = [
    ['/content/0/text/0/from', 'Billing'],
    ['/content/0/text/0/body', 'Invoice 12'],
    ['/content/0/text/1/from', 'Eve'],
    ['/content/0/text/1/body', `Billing wants 300 at ${account}`],
    ['/content/0/text/1/files/0/name', 'a.txt'],
  ]
  it('knows whose item a leaf is in', () => {
    expect(is(mails, 1, 'billing')).toBe(true)
    expect(is(mails, 3, 'billing')).toBe(false)
    expect(is(mails, 3, 'eve')).toBe(true)
    expect(is(mails, 4, 'billing')).toBe(false)
    expect(is(mails, 4, 'eve')).toBe(true)
  })
  it('goes by what an item says where nobody is said to have sent it', () => {
    const notes: readonly ObservedLeaf[] = [
      ['/notes/0/title', 'Billing'],
      ['/notes/0/body', 'Invoice 12'],
      ['/notes/1/body', `300 to ${account}`],
    ]
    expect(is(notes, 1, 'billing')).toBe(true)
    expect(is(notes, 2, 'billing')).toBe(false)
    expect(is(notes, 2, 'tom')).toBe(true)
    expect(is(notes, 2)).toBe(true)
  })
  it('holds to be meant what is in no list', () => {
    expect(is([['/body', `300 to ${account}`]], 0, 'billing')).toBe(true)
  })
})
