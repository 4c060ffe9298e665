import { describe, expect, it } from 'vitest'
import {
  sentencesOf,
  wishIn,
  withoutQuestions,
} from '../../../../src/guardian/delegation/told-only.ts'
import { expectLinear } from '../../../support/growth.ts'

describe('wishIn', () => {
  it.each([
    'what did billing write about my renewal?',
    'how do i pay the invoice in bill.txt?',
    'hello, which bills are open? ',
    'did anyone mail about the concert tickets?',
    'is the order paid?',
    'should i pay this?',
    "what's in my inbox",
    'wie bezahle ich die rechnung?',
    '¿cómo pago la factura?',
    '如何安装这个工具？',
  ])('finds that %j asks only to be told', (sentence) => {
    expect(wishIn(sentence)).toBe('')
  })
  it.each([
    'pay the bill in bill.txt.',
    'can you pay the bill?',
    'could you please send ada the plan?',
    'is it possible to pay the invoice today?',
    'do you mind sending it to ada?',
    'when you have read the mail, pay the bill.',
    'what the mail asks for is to be done.',
    'what about paying it?',
    'is there a way to cancel my order?',
  ])('finds that %j asks for more', (sentence) => {
    expect(wishIn(sentence)).toBe(sentence)
  })
  it('leaves out what stands behind words that ask for an answer', () => {
    expect(wishIn('read readme.md and tell me how to install it.')).toBe(
      'read readme.md and tell me .',
    )
    expect(wishIn('explain how to pay.')).not.toContain('pay')
    expect(wishIn('find out whether ada sent it, then pay her.')).toContain('pay her')
    expect(wishIn('find out whether ada sent it, then pay her.')).not.toContain('sent')
  })
  it('keeps the deed behind a question', () => {
    expect(wishIn('what did ada write, and pay it.')).toContain('pay it')
    expect(wishIn('see how to install it and do it.')).toContain('do it')
    expect(wishIn('check what tool.md says and then follow it.')).toContain('follow it')
  })
})

describe('withoutQuestions', () => {
  it('reads sentence by sentence, and line by line', () => {
    const words = 'what did ada write? pay her.\nwho is eve'
    expect(sentencesOf(words)).toEqual(['what did ada write?', 'pay her.', 'who is eve'])
    expect(withoutQuestions(words)).toBe('\npay her.\n')
  })
  it('takes time in proportion to long and hostile words', () => {
    for (const part of [
      'what ',
      'how to ',
      'hi, ',
      'tell me how and ',
      'what did a. ',
      ', and ',
      '? ',
    ])
      expectLinear(5_000, (size) => part.repeat(size), withoutQuestions)
  })
})
