import { describe, expect, it } from 'vitest'
import { messageText } from '../../../../src/flow/recognise/message-text.ts'
import { valuesIn } from './recogniser-suite.ts'

const prose =
  'The garden was quiet that evening. Nobody had watered the roses for weeks. A cat slept on the wall, and the gate stood open.'

describe('the recogniser of message text', () => {
  it.each([
    'Dear Ms. Ortega,\n\nthe keys are at the desk.\n\nKind regards,\nPaul',
    'Hi Tom, are we still on? Let me know!',
    'Subject: Your parcel\n\nIt arrives soon.',
    'From: a@example.org\nTo: b@example.org\n\nok',
    'On Tue, Ann wrote:\n> shall we?',
    'It worked. I am glad. Best regards, Ines',
    'Sehr geehrte Damen und Herren,\nich kündige.\nMit freundlichen Grüßen\nO. B.',
    '안녕하세요, 예약을 확인하고 싶습니다. 감사합니다.',
    prose,
    `${prose}\n\n`.repeat(100),
  ])('takes the whole of `%s`', (text) => {
    expect(valuesIn(messageText, text)).toEqual([text])
  })
  it.each([
    'blue cotton shirt',
    'What time is it?',
    'Order shipped. Tracking follows.',
    '- milk\n- eggs. \n- bread. \n- salt.',
    'name: chair. \nprice: 20. \nstock: many. \nand so on',
    '{"a": 1. , "b": 2. , "c": 3. }',
    'Dear Evan Hansen',
    'https://example.org/a.b.c?d=e',
    'x = 1. y = 2. z = 3. x = 1. y = 2. z = 3. x = 1. y = 2. z = 3. x = 1. y = 2. z = 3.',
  ])('leaves `%s` alone', (text) => {
    expect(valuesIn(messageText, text)).toEqual([])
  })
})
