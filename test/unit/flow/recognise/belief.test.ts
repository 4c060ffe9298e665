import { belief } from '../../../../src/flow/recognise/belief.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  belief,
  [
    ['a Catholic family', 'Catholic'],
    ['member of the trade union', 'trade union'],
    ["Jehovah's Witnesses", "Jehovah's Witnesses"],
    ['she voted for the mayor', 'voted for'],
    ['his faith', 'faith'],
    ['Er ist in der Gewerkschaft', 'Gewerkschaft'],
    ['종교는 없음', '종교'],
  ],
  [
    'European Union',
    'SELECT a UNION SELECT b',
    'platform-agnostic',
    'a party of four',
    'so far, right?',
  ],
)
