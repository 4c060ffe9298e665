import { describe, expect, it } from 'vitest'
import { isRetracted } from '../../../../src/guardian/task/retracted.ts'
import { memoryOf } from './task-input.ts'

const said = (value: string | number, ...user: readonly string[]) =>
  isRetracted(value, memoryOf({ user }).turns)

describe('isRetracted', () => {
  it('knows what the user took back', () => {
    expect(said('Lund', 'Sorry, I meant Malmö, not Lund.')).toBe(true)
    expect(said(4, 'For 4 people. Correction: 3. Forget 4.')).toBe(true)
    expect(said('Friday', 'Friday at noon', 'Thursday instead of Friday, please')).toBe(true)
    expect(said('Rom', 'Nach Mailand, nicht Rom')).toBe(true)
    expect(said('Rome', 'Rather than to Rome I go to Milan')).toBe(true)
  })

  it('takes a value that is said once more for wanted again', () => {
    expect(said('Lund', 'Not Lund, Malmö. Well, no: Lund it is.')).toBe(false)
    expect(said('Lund', 'not Lund', 'Book Lund after all')).toBe(false)
    expect(said('Malmö', 'Malmö, not Lund')).toBe(false)
  })

  it('takes no part of a word or number, no question and no wish for taken back', () => {
    expect(said(4, 'not 40, and not 4.5')).toBe(false)
    expect(said('Rome', 'Why not Rome?')).toBe(false)
    expect(said('Rome', 'I do not know Rome')).toBe(false)
    expect(said('', 'not ')).toBe(false)
  })

  it('takes a wish to forget nothing for no taking back', () => {
    for (const [value, text] of [
      ['milk', "Order bread and don't forget the milk"],
      ['milk', 'Order bread, and do not forget the milk'],
      ['milk', 'Bread; never forget milk'],
      ['milk', 'Please remember not to forget milk'],
      ['milk', 'I always forget the milk, so order it'],
      ['milk', 'Don\u2019t forget about the milk'],
      ['4', 'Order not less than 4'],
      ['Rome', 'Book not only Rome but Milan'],
      ['Rome', 'Not Rome alone, Milan as well'],
      ['Brot', 'Vergiss nicht Brot'],
      ['Brot', 'Bitte nicht Brot vergessen'],
    ] as const)
      expect([text, said(value, text)]).toEqual([text, false])
    for (const text of ['Forget the milk', 'Eggs. You can forget milk', 'Eggs, not milk'])
      expect([text, said('milk', text)]).toEqual([text, true])
  })

  it('reads long texts in bounded time', () => {
    expect(said('not', 'not '.repeat(100_000))).toBeDefined()
    expect(said('a', 'aa'.repeat(100_000))).toBe(false)
    expect(said('x'.repeat(100_000), 'not x')).toBe(false)
  })
})
