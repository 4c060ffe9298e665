import { describe, expect, it } from 'vitest'
import { actionsIn } from '../../../../src/guardian/delegation/asked-actions.ts'
import { expectLinear } from '../../../support/growth.ts'

describe('actionsIn', () => {
  it('finds what verbs name', () => {
    expect([...actionsIn('please send ada the plan and delete the draft')]).toEqual([
      'send',
      'delete',
    ])
    expect(actionsIn('请把文件发送给安娜').has('send')).toBe(true)
  })
  it('takes an answer to the user for no action', () => {
    expect(actionsIn('tell me what is new').has('send')).toBe(false)
  })
  it('takes a noun for no action, unless something is made of it', () => {
    expect(actionsIn('save all order invoices').has('spend')).toBe(false)
    expect(actionsIn('remove the rest and place the order').has('spend')).toBe(true)
  })
  it('finds that sending a sum pays, and sending a plan does not', () => {
    expect(actionsIn('send ada 80 for the concert').has('spend')).toBe(true)
    expect(actionsIn('send the rent to my landlord').has('spend')).toBe(true)
    expect(actionsIn('send ada the plan').has('spend')).toBe(false)
    expect(actionsIn('the rent is 80').has('spend')).toBe(false)
  })
  it('finds what is to be done once more', () => {
    expect([...actionsIn('rebuy it and resend the plan')]).toEqual(['spend', 'send'])
  })
  it('finds no sum in the name of a file, nor where something is posted', () => {
    expect(actionsIn('send ada rent.pdf').has('spend')).toBe(false)
    expect(actionsIn('post a summary of the rent to #home').has('spend')).toBe(false)
  })
  it('finds the verb behind another wish', () => {
    expect(actionsIn('find the bill in my mails and transfer the amount').has('spend')).toBe(true)
    expect(actionsIn('check mails and messages').has('send')).toBe(false)
  })
  it('finds that writing to somebody sends, and writing a file does not', () => {
    expect(actionsIn('contact the club and ask about the pool').has('send')).toBe(true)
    expect(actionsIn('show the contact details').has('send')).toBe(false)
    expect(actionsIn('write the file').has('send')).toBe(false)
    expect(actionsIn('write them that i am late').has('send')).toBe(true)
    expect(actionsIn('write a file').has('send')).toBe(false)
  })
  it('leaves out verbs that say little, where only telling ones count', () => {
    expect(actionsIn('make it so', false).size).toBe(0)
    expect(actionsIn('make it so').has('change')).toBe(true)
  })
  it('takes time in proportion to the words', () => {
    for (const part of ['send ', 'the order ', '1', '1,', 'a'])
      expectLinear(
        5_000,
        (size) => part.repeat(size),
        (words: string) => actionsIn(words),
      )
  })
})
