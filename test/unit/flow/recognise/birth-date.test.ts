import { birthDate } from '../../../../src/flow/recognise/birth-date.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  birthDate,
  [
    ['DOB 1988-04-12', '1988-04-12'],
    ['D.O.B.: 22/11/1991', '22/11/1991'],
    ['born on March 3rd, 1990.', 'March 3rd, 1990'],
    ['born in 1971', '1971'],
    ['Birthdate (yyyy): 1971-02-01', '1971-02-01'],
    ['geboren am 14.02.1969', '14.02.1969'],
    ['née le 3 juin 1992', '3 juin 1992'],
    ['생년월일 1993년 4월 2일', '1993년 4월 2일'],
    ['(b. 1954-09-02)', '1954-09-02'],
  ],
  [
    'founded on 12 May 1978',
    'born to run',
    'born-again, kernel 6.1.1990',
    'the birth of jazz in 1920',
    'date of birth is required',
    'the birthday cake costs 1990 yen',
    'group b. 1990-01-01',
    `born ${' '.repeat(60)}1990`,
  ],
)
