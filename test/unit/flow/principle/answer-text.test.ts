import { expect, it } from 'vitest'
import { asksOf, tells } from '../../../../src/flow/principle/answer-text.ts'

it('tells what gives the user something to know', () => {
  for (const text of [
    'It is 22.9.',
    'The room was booked for you.',
    'Filed under travel.',
    'I am sorry, the flight was cancelled.',
    'Sure! The room was booked for you. Anything else?',
    '합계는 서울에서 계산되었습니다',
  ]) {
    expect(tells(text)).toBe(true)
  }
})

it('tells nothing in a question or a politeness', () => {
  for (const text of [
    '',
    'Thank you and goodbye.',
    "You're welcome! Is there anything else I can do for you?",
    'Sure, for how many people?',
    'Great!',
    'I am so sorry to hear that.',
    'Sorry about that! Which one?',
    'Happy to help you with that.',
  ]) {
    expect(tells(text)).toBe(false)
  }
})

it('asks in any script', () => {
  for (const text of ['When?', '몇 시예요？', 'متى؟']) expect(asksOf(text)).toBe(true)
  expect(asksOf('At ten.')).toBe(false)
})

it('looks at the beginning and the end of a long answer', () => {
  expect(asksOf(`${'x'.repeat(100_000)}?`)).toBe(true)
  expect(tells('! '.repeat(100_000))).toBe(false)
})
