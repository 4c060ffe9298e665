import { describe, expect, it } from 'vitest'
import { heldValues } from '../../../../src/guardian/task/held-values.ts'
import { memoryOf } from './task-input.ts'

const past = memoryOf({
  user: 'What is left of 1,500 euros for Mrs Alder?',
  before: [
    { name: 'get_rate', args: { day: '2031-05-04' }, returns: { rate: 0.92, firm: 'Birch' } },
  ],
})

describe('the values that a trajectory holds', () => {
  it('are those of the user, of results and of calls, however they are written', () => {
    const held = heldValues(past)
    expect(held.isWhole).toBe(true)
    for (const value of ['1500', 'Alder', '0.92', 'birch', 'Birches'.slice(0, 5), 'euro'])
      expect([value, held.holds(value)]).toEqual([value, true])
  })

  it('are no others', () => {
    expect(heldValues(past).holds('0.97')).toBe(false)
    expect(heldValues(past).holds('Larch')).toBe(false)
  })

  it('also are those that follow by arithmetic', () => {
    expect(heldValues(past).follows('1380')).toBe(true)
    expect(heldValues(past).follows('774411')).toBe(false)
  })

  it('are not known whole where some were forgotten', () => {
    const cut = memoryOf({ user: 'Look.' })
    cut.forget({ integrity: 'untrusted', confidentiality: 'public', leaves: 3 })
    expect(heldValues(cut).isWhole).toBe(false)
  })
})
