import { familyLife } from '../../../../src/flow/recognise/family-life.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  familyLife,
  [
    ['they divorced in May', 'divorced'],
    ['my mother-in-law', 'mother-in-law'],
    ['she is pregnant', 'pregnant'],
    ['his daughter', 'daughter'],
    ["Anna's kids", 'kids'],
    ["the employee's children", 'children'],
    ['Familienstand: ledig', 'ledig'],
    ['이혼했다', '이혼'],
  ],
  [
    'child process',
    'the parent node',
    'adoption of the product',
    "the process's children",
    'engaged users',
    'children play',
  ],
)
