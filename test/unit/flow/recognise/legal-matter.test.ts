import { legalMatter } from '../../../../src/flow/recognise/legal-matter.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  legalMatter,
  [
    ['He was convicted last year.', 'convicted'],
    ['a lawsuit is pending', 'lawsuit'],
    ['pleaded guilty to theft', 'pleaded guilty'],
    ['my lawyer will write', 'lawyer'],
    ['the jury heard the witness', 'jury'],
    ['er ist vorbestraft', 'vorbestraft'],
    ['소송이 진행 중', '소송'],
    ['Roe v. Blue Anchor Freight LLC', 'Roe v. Blue Anchor Freight LLC'],
    ['State v. Miller is on appeal', 'State v. Miller'],
  ],
  [
    'tennis court',
    'a free trial',
    'this sentence is long',
    'jailbreak',
    'test case',
    'a strong conviction',
    'Ajax v. Twente ended 2-1',
    'Plan A v. plan B, Inc or not',
  ],
)
