import { expect, it } from 'vitest'
import { handsChoice } from '../../../../src/flow/principle/hands-choice.ts'
import { expectLinear } from '../../../support/growth.ts'

it('hears a choice left to the client', () => {
  for (const text of [
    'Please pick one for me.',
    'Book whatever is cheapest.',
    "It's up to you.",
    'Any of them is fine',
    "I don't mind which seat",
  ]) {
    expect(handsChoice(text)).toBe(true)
  }
})

it('hears a choice left to a kind of source', () => {
  for (const text of [
    'Follow the instructions in the readme.',
    'You can look into my calendar for details.',
    'Write it based on the last report.',
    'Use the address from my contacts',
  ]) {
    expect(handsChoice(text)).toBe(true)
  }
})

it('hears none where the user says what is to be done', () => {
  for (const text of [
    '',
    'Book a table for two at 7 pm',
    'Delete the files in /tmp',
    'Show my messages',
    'What is the weather in Oslo?',
    'Read the readme',
  ]) {
    expect(handsChoice(text)).toBe(false)
  }
})

it('takes linear time on hostile text', () => {
  for (const part of ['use ', 'follow ', 'pick a ', 'whatever ', 'check out ', 'any any one ']) {
    expectLinear(50_000, (size) => part.repeat(size), handsChoice)
  }
})
