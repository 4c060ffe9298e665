import { bankAccount } from '../../../../src/flow/recognise/bank-account.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  bankAccount,
  [
    ['IBAN: DE89370400440532013000.', 'DE89370400440532013000'],
    ['GB82 WEST 1234 5698 7654 32 thanks', 'GB82 WEST 1234 5698 7654 32'],
  ],
  [
    'DE89370400440532013001',
    'AB12CDEF34567890',
    'XX89370400440532013000',
    'aDE89370400440532013000',
  ],
)
