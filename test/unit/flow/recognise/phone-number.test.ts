import { phoneNumber } from '../../../../src/flow/recognise/phone-number.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  phoneNumber,
  [
    ['call +49 30 901820', '+49 30 901820'],
    ['(+1 (555) 123-4567)', '+1 (555) 123-4567'],
    ['tel:+33123456789', '+33123456789'],
  ],
  [
    'C++11',
    '1+123456789',
    '+1 vote',
    '2026-01-01T10:00:00+02:00',
    '+0123456789',
    '+12345678%',
    '+1234567890123456',
  ],
)
