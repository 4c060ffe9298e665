import { describe, expect, it } from 'vitest'
import { askedIn } from '../../../../src/guardian/task/asked.ts'
import { formOf } from '../../../../src/guardian/task/words.ts'
import { memoryOf } from './task-input.ts'

describe('askedIn', () => {
  it('holds the words of all turns of the user, the latest first', () => {
    const asked = askedIn(memoryOf({ user: ['Find me a Hotel', 'in Rome, please'] }))
    expect(asked?.written).toBe('in Rome, please\nFind me a Hotel')
    expect(asked?.text).toContain('rome')
    expect(asked?.forms.has(formOf('hotel'))).toBe(true)
  })

  it('is made once for each turn', () => {
    const past = memoryOf({ user: 'Find me a hotel.' })
    expect(askedIn(past)).toBe(askedIn(past))
  })

  it('takes a question that was just confirmed as words, not as the words of the user', () => {
    const past = memoryOf({ user: 'Hello.' })
    const base = { at: '', confidentiality: 'public', subject: [], causedBy: [], turn: 0 } as const
    past.observe({
      ...base,
      flow: 5,
      kind: 'response',
      integrity: 'host',
      leaves: [['', 'Shall I book the ferry?']],
    })
    past.begin({ number: 1, text: 'Yes.', flow: 6, at: '', source: 'user' })
    const asked = askedIn(past)
    expect(asked?.forms.has(formOf('ferry'))).toBe(true)
    expect(asked?.text).not.toContain('ferry')
  })

  it('knows nothing without a turn, and what a script declares is no word of the user', () => {
    expect(askedIn(memoryOf({}))).toBeUndefined()
    expect(askedIn(memoryOf({ user: 'Delete all.', turn: { source: 'declared' } }))).toBeUndefined()
  })

  it('compares words of functions with English requests only', () => {
    const isComparable = (user: string) => askedIn(memoryOf({ user }))?.isComparable
    expect(isComparable('Can you find me a hotel in Rome?')).toBe(true)
    expect(isComparable('Book a table')).toBe(true)
    expect(isComparable('엄마한테 메시지 하나 보내줘')).toBe(false)
    expect(isComparable('Bitte buche mir morgen einen Tisch beim Italiener um acht')).toBe(false)
    expect(isComparable('Hi, how are you?')).toBe(false)
    expect(isComparable('')).toBe(false)
  })
})
