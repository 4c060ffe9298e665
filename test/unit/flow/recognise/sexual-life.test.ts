import { sexualLife } from '../../../../src/flow/recognise/sexual-life.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  sexualLife,
  [
    ['He is gay.', 'gay'],
    ['sexual orientation on file', 'sexual orientation'],
    ['a same-sex couple', 'same-sex couple'],
    ['er ist homosexuell', 'homosexuell'],
    ['orientación sexual', 'orientación sexual'],
    ['동성애자라고 밝혔다', '동성애자'],
  ],
  ['sex: female', 'sexual reproduction of ferns', 'a straight line', 'the affair of the state'],
)
