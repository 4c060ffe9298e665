import { expect, it } from 'vitest'
import { dateTime } from '../../../../src/flow/recognise/date-time.ts'
import { recogniserSuite, valuesIn } from './recogniser-suite.ts'

recogniserSuite(
  dateTime,
  [
    ['on 2024-05-17 at', '2024-05-17'],
    ['2023-11-02T08:15:30.123Z', '2023-11-02T08:15:30.123Z'],
    ['2024-05-17 14:00:00', '2024-05-17 14:00:00'],
    ['by March 5, 2025', 'March 5, 2025'],
    ['the 3rd of April', '3rd of April'],
    ['5 March 2024', '5 March 2024'],
    ['at 5 pm', '5 pm'],
    ['at 18:30', '18:30'],
    ['12/24/2023', '12/24/2023'],
    ['24.12.2023', '24.12.2023'],
    ['see you next Friday', 'next Friday'],
    ['tomorrow', 'tomorrow'],
    ['your March payslip', 'March'],
    ['lower than in February?', 'February'],
    ['last week', 'last week'],
    ['Wednesday at 10 am', 'Wednesday at 10 am'],
    ['3 days ago', '3 days ago'],
    ['um 14 Uhr', '14 Uhr'],
    ['2024-W07-3', '2024-W07-3'],
    ['3월 5일에', '3월 5일'],
    ['2024年3月5日', '2024年3月5日'],
    ['저녁 8시에', '8시'],
    ['내일 봐요', '내일'],
    ['Jan 2021', 'Jan 2021'],
    ['Date:2024-01-02', '2024-01-02'],
    ['9:00-17:00', '17:00'],
  ],
  [
    'you may go',
    'march on',
    'his April is late',
    'the sun',
    'ratio 3:70',
    '10.0.0.1',
    'v2024.1',
    'chapter 3-4',
    '24.21.85',
    '99/100',
    '/2024/05/01/',
    'x2024-05-01',
    'a 5',
    '2024-13-45',
  ],
)

it('a whole value that is a day of the month is a date', () => {
  expect(valuesIn(dateTime, '25th')).toEqual(['25th'])
  expect(valuesIn(dateTime, 'the 25th of them')).toEqual([])
})
