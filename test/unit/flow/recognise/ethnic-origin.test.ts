import { ethnicOrigin } from '../../../../src/flow/recognise/ethnic-origin.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  ethnicOrigin,
  [
    ['ethnicity: mixed', 'ethnicity'],
    ['an African-American author', 'African-American'],
    ['his green card application', 'green card application'],
    ['H-1B visa', 'H-1B visa'],
    ['Staatsangehörigkeit', 'Staatsangehörigkeit'],
    ['국적은 캐나다', '국적'],
  ],
  [
    'a race condition',
    'Visa card',
    'git push origin main',
    'undocumented API',
    'gradient descent',
    "what's the origin",
  ],
)
