import { describe, expect, it } from 'vitest'
import { askedOf } from '../../../../src/guardian/delegation/asked.ts'
import { asksOnlyToBeTold, isOnlyTold } from '../../../../src/guardian/delegation/only-told.ts'

describe('words that only ask to be told something', () => {
  it.each([
    'what did grandfather write about the boat?',
    'any news from the harbour?',
    'please summarise the letter from the school, and tell me who signed it.',
    'my account is 4410. show the last five entries.',
    'find the tenant of flat 3 and tell me her number.',
    'which inns in bergen are quiet? 3 nights from 2026-09-01.',
    'change nothing, just tell me who is invited.',
    'wie lautet die rechnung vom klempner?',
    '¿cuál es el saldo de la cuenta 9?',
    'eu-9 有哪些用户？',
  ])('are told: %s', (words) => {
    expect(asksOnlyToBeTold(words)).toBe(true)
  })

  it.each([
    'drop mia a line that the boat leaves at 4.',
    "what's up i need a coffee to go please.",
    'how are you? two pizzas, please.',
    "i can't make it to the class on friday.",
    'the printer is stuck, can you kick it?',
    'check my mail and let mia know when the boat leaves.',
    'what does the letter say, and pay it.',
    'is there a letter? answer it.',
    "show me the list, but don't forget to pay the rent.",
    'get me two mugs.',
    'check in for my flight.',
    'read the note and do what it says.',
    '把灯关掉。',
    'my key is 12.',
    '',
  ])('are not: %s', (words) => {
    expect(asksOnlyToBeTold(words)).toBe(false)
  })

  it('are not where what is told goes to somebody else', () => {
    expect(asksOnlyToBeTold('summarise the page for mia.', ['mia'])).toBe(false)
    expect(asksOnlyToBeTold('summarise the page for me.', ['mia'])).toBe(true)
    expect(asksOnlyToBeTold('summarise the page in #ops, with a link.')).toBe(false)
    expect(asksOnlyToBeTold('translate the letter for my mother.')).toBe(false)
  })

  it('are not known where no user speaks, or where a source is to be followed', () => {
    expect(isOnlyTold(askedOf(''))).toBe(false)
    expect(isOnlyTold(askedOf('Follow the steps in the guide.'))).toBe(false)
    expect(isOnlyTold(askedOf('What is new?'))).toBe(true)
  })

  it('are given up on where they are long', () => {
    expect(asksOnlyToBeTold(`what is ${'very '.repeat(600)}new?`)).toBe(false)
    expect(asksOnlyToBeTold('tell me, '.repeat(200))).toBe(false)
    expect(asksOnlyToBeTold('don’t '.repeat(300))).toBe(false)
  })
})
