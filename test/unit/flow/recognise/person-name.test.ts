import { describe, expect, it } from 'vitest'
import { personName } from '../../../../src/flow/recognise/person-name.ts'
import { recogniserSuite, valuesIn } from './recogniser-suite.ts'

recogniserSuite(
  personName,
  [
    ['My name is Zorro Quint.', 'Zorro Quint'],
    ['Mr. Okafor called', 'Okafor'],
    ['Prof. Ada van der Berg', 'Ada van der Berg'],
    ['Passenger: Wei Zhang', 'Wei Zhang'],
    ['by Michael O’Brien', 'Michael O’Brien'],
    ['Hi, I am Peter, and', 'Peter'],
    ['für Herr Weber', 'Weber'],
    ['홍길동님께', '홍길동'],
    ['my girlfriend Sofia and I', 'Sofia'],
    ['the landlord, Victor Quint, must', 'Victor Quint'],
  ],
  [
    'Machine Learning',
    'I am Happy',
    'Dr. says no',
    'please mark the bill',
    'the rose and the grace',
    '17 Elm Dr. Springfield',
    'product name: Grand Hotel',
    'peter in lower case',
    'user_Peter_Miller',
    'Good Morning Everyone',
  ],
)

describe('a name that is the whole text', () => {
  it.each([['Sarah'], ['Peter Miller'], ['O’Connor, Patrick']])('is found: `%s`', (text) => {
    expect(valuesIn(personName, text)).toEqual([text])
  })
})
