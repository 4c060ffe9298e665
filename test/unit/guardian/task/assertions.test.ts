import { describe, expect, it } from 'vitest'
import { assertionsIn } from '../../../../src/guardian/task/assertions.ts'
import { expectLinear } from '../../../support/growth.ts'

function said(text: string): readonly string[] {
  return assertionsIn(text).map(({ kind, text: words }) => `${kind}: ${words}`)
}

describe('what an answer asserts', () => {
  it('is a deed that is said to be done', () => {
    expect(said('I have sent the mail to Ms Ito.')[0]).toBe('deed: I have sent')
    expect(said('Your table has been booked.')).toEqual(['deed: has been booked'])
    expect(said('Transfer completed')).toEqual(['deed: Transfer completed'])
    expect(said('회의가 등록되었습니다.')).toEqual(['deed: 등록되었'])
    expect(said('Die Mail wurde gesendet.')).toEqual(['deed: wurde gesendet'])
  })

  it('is what was looked up, also that nothing was found', () => {
    expect(said('I found three flats.')[0]).toBe('look: I found')
    expect(said('I was not able to book it.')[0]).toBe('look: I was not able to book')
  })

  it('is numbers, prices, times and names', () => {
    expect(said('The ticket costs $1,204.50 and leaves at 10:45.')).toEqual([
      'value: $1,204.50',
      'value: 10:45',
    ])
    expect(said('a good place is Larch Cellar')).toEqual(['name: Larch Cellar'])
  })

  it('is no question, no plan, no condition and no refusal', () => {
    expect(said('Shall I book it for 19:30?')).toEqual([])
    expect(said("I'll transfer 500 euros now.")).toEqual([])
    expect(said('If it costs 40, you could wait.')).toEqual([])
    expect(said("I'm sorry, I can't see the 12 orders.")).toEqual([])
    expect(said('What date in May 2031 suits you')).toEqual([])
    expect(said('Once a block is added, it has been confirmed.')).toEqual([])
  })

  it('is nothing that is put before the user for a yes', () => {
    expect(said('Table for 6 at 19:30. Is this correct?')).toEqual([])
  })

  it('counts a concrete choice in a question', () => {
    expect(said('How about Larch Cellar?')).toEqual(['name: Larch Cellar'])
  })

  it('takes numbers of a list for no values, and items for as open as the line above them', () => {
    expect(said('1. bread\n2. milk')).toEqual([])
    expect(said('I need a few details:\n- budget, 50 or 100\n- colour')).toEqual([])
  })

  it('leaves out code', () => {
    expect(said('```\nlogin(user="Ann Berg", pin=4711)\n```')).toEqual([])
  })

  it('keeps places of the text as it was given', () => {
    const text = 'Hello. The fee is 44 euros.'
    expect(assertionsIn(text)[0]?.at).toBe(text.indexOf('44'))
  })

  it('finds a bounded number in hostile text, in time that grows no faster than it', () => {
    for (const piece of ['A ', '1.', '(1) ', 'is is ', '"', '<function', '```', 'Ab Cd of the ']) {
      expect(assertionsIn(piece.repeat(20_000)).length).toBeLessThanOrEqual(24)
      expectLinear(20_000, (size) => piece.repeat(size), assertionsIn)
    }
  })
})
