import { money } from '../../../../src/flow/recognise/money.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  money,
  [
    ['it costs $1,299.99 today', '$1,299.99'],
    ['1.200,50 € im Monat', '1.200,50 €'],
    ['USD 45 each', 'USD 45'],
    ['pay 45 USD now', '45 USD'],
    ['US$ 20', 'US$ 20'],
    ['R$50', 'R$50'],
    ['Rs. 450 only', 'Rs. 450'],
    ['two for 30 euros', '30 euros'],
    ['£2.5m deal', '£2.5m'],
    ['a 3 million dollar deal', '3 million dollar'],
    ['1 200 CHF', '1 200 CHF'],
    ['$-40 net', '$-40'],
    ['20 pounds sterling', '20 pounds sterling'],
    ['57600원인데', '57600원'],
    ['价格100元', '100元'],
    ['5 cents', '5 cents'],
  ],
  [
    'ALL 50 came',
    'TRY 3 times',
    'AMD 5600',
    '$HOME',
    '20 pounds of flour',
    'room 300',
    'no digits: dollars',
    'x1 USD',
    'the euro 2024 cup',
    'PIN-EUR',
  ],
)
