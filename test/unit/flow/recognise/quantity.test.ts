import { describe, expect, it } from 'vitest'
import { quantity } from '../../../../src/flow/recognise/quantity.ts'
import { recogniserSuite, valuesIn } from './recogniser-suite.ts'

recogniserSuite(
  quantity,
  [
    ['it weighs 3.5 kg', '3.5 kg'],
    ['-5 °C outside', '-5 °C'],
    ['only 25% left', '25%'],
    ['3,500 square feet', '3,500 square feet'],
    ['at 70 miles per hour', '70 miles per hour'],
    ['16-inch screen', '16-inch'],
    ['5-10 km', '10 km'],
    ['20 m² room', '20 m²'],
    ['2 days', '2 days'],
    ['11 vacation days', '11 vacation days'],
    ['72 degrees Fahrenheit', '72 degrees Fahrenheit'],
    ['7 km/day', '7 km'],
  ],
  [
    '3 days ago',
    '5 minutes later',
    'the 1990s',
    '4K',
    'seat 5 A',
    'room5 m',
    'version 2.3 b',
    '10:30 m',
    '#5 kg',
    '20 pounds sterling',
    'nothing',
    '3 wishes',
  ],
)

describe('a whole value that is a number', () => {
  it.each(['42', '17.5', '-8', '1,250,000', '4.5e3', ' 7 ', '0'])('`%s` is a quantity', (text) => {
    expect(valuesIn(quantity, text)).toEqual([text])
  })
  it.each(['123456', '3624655057', '1.2.3', '--5', 'x5', '5x', ''])('`%s` is none', (text) => {
    expect(valuesIn(quantity, text)).toEqual([])
  })
})
