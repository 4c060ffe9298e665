import { accountId } from '../../../../src/flow/recognise/account-id.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  accountId,
  [
    ['account number is 48210077', '48210077'],
    ['username: jdoe', 'jdoe'],
    ['my username is mo_salim7', 'mo_salim7'],
    ['user name "anna.k"', 'anna.k'],
    ['thanks @night_owl!', '@night_owl'],
    ['customer ID: C-20931', 'C-20931'],
    ['acct no 99-1234-56', '99-1234-56'],
    ['Kundennummer 5512398', '5512398'],
    ['회원번호는 1029384', '1029384'],
    ['{"username": "petra_l"}', 'petra_l'],
  ],
  [
    'open an account today',
    'the username is required',
    'username is already taken',
    'accounts: 1500',
    '@param name',
    '@media screen',
    '@scope/tool',
    'a@example.org',
    'account for 3 things',
    'user 2 of 5',
    'customer since 2019',
    'the user is happy',
  ],
)
