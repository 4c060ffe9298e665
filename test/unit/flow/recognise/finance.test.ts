import { finance } from '../../../../src/flow/recognise/finance.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  finance,
  [
    ['a salary of 5000', 'salary'],
    ['credit score: 610', 'credit score'],
    ['my debts', 'debts'],
    ['401(k) plan', '401(k'],
    ['the loan is overdue', 'loan'],
    ['Steuererklärung 2020', 'Steuererklärung'],
    ['연봉은 비밀', '연봉'],
  ],
  [
    'technical debt',
    'class inheritance',
    'account settings',
    'price: 12 dollars',
    'the bank of a river',
    'save the file',
  ],
)
