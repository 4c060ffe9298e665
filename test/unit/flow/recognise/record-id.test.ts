import { expect, it } from 'vitest'
import { recordId } from '../../../../src/flow/recognise/record-id.ts'
import { recogniserSuite, valuesIn } from './recogniser-suite.ts'

recogniserSuite(
  recordId,
  [
    ['in 1:25-cv-04410 today', '25-cv-04410'],
    ['id 7c9e6679-7425-40de-944b-e07fc1f90ae7.', '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['md5 d41d8cd98f00b204e9800998ecf8427e', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['get msg_20431 now', 'msg_20431'],
    ['green-tea-2201', 'green-tea-2201'],
    ['USR014', 'USR014'],
    ['PROJ-1288', 'PROJ-1288'],
    ['cus_NffrFeUfNV2Hib9', 'cus_NffrFeUfNV2Hib9'],
    ['9f8b-22ac-01de', '9f8b-22ac-01de'],
    ['row rec_88120', 'rec_88120'],
  ],
  [
    'COVID-19',
    'UTF-8',
    'SHA-256 sums',
    'mid-2023',
    'top-10 list',
    'F-16',
    'MP3',
    '/img_1234/',
    'img_1234.jpg',
    'a_1234@example.org',
    'f_1234(x)',
    '2024-05-06',
    'pre-2000 models',
    '50-50',
    '#W123456',
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1',
  ],
)

it('a whole value of six digits and more is an identifier, a shorter one is not', () => {
  expect(valuesIn(recordId, '3624655057')).toEqual(['3624655057'])
  expect(valuesIn(recordId, '12345')).toEqual([])
  expect(valuesIn(recordId, 'P030')).toEqual(['P030'])
})
