import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { informationTypes } from '../../../../src/flow/flow.ts'
import { spansOf } from '../../../../src/flow/recognise/recogniser.ts'
import { recognisers } from '../../../../src/flow/recognise/recognisers.ts'
import { expectLinear } from '../../../support/growth.ts'

/** Pieces that open or close values of some type: texts made of them are hostile to all. */
const pieces = [
  'a@',
  'a.',
  '@',
  '.',
  '://',
  'https://',
  'www.',
  'a://',
  '/',
  '/a',
  '\\',
  '~/',
  '+1',
  '+',
  '(',
  ')',
  '4',
  '4 ',
  '12',
  '2024-',
  '12:',
  ':',
  '-',
  '::',
  'fe80:',
  'DE89',
  'AB12',
  '$',
  '€',
  'USD ',
  ' EUR',
  '%',
  ' kg',
  ' million',
  ' per hour',
  'sk-',
  'eyJaaaaaaaaaaaa.',
  '-----BEGIN PRIVATE KEY-----',
  'Bearer ',
  'password=',
  'password is ',
  'password',
  ':',
  '=',
  '"',
  "'",
  '`',
  '```',
  '```js\n',
  '\n',
  '\r\n',
  ' ',
  '  ',
  '\t',
  '#',
  '#W',
  'order ',
  'order no ',
  'account number ',
  'username: ',
  'ref ',
  'March ',
  'next ',
  'Friday ',
  ' ago',
  'University of ',
  'Bank ',
  'A ',
  'Inc. ',
  ', ',
  ' & ',
  'S.A.',
  'SELECT ',
  ' FROM x',
  'select ',
  'def f(',
  '{',
  '}',
  ';',
  '<div ',
  '>',
  'git ',
  'rm -rf /',
  'ignore all ',
  'ignore previous ',
  'instructions ',
  'you must ',
  'call the ',
  'tool ',
  'You are a ',
  'assistant',
  'system: ',
  '<|im_start|>',
  'Hi ',
  'Dear x,',
  'Regards',
  'Subject: x',
  'From: ',
  '? ',
  '. ',
  '! ',
  '。',
  '注文番号',
  '비밀번호',
  '无视',
  '指令',
  'É',
  'İ',
  '\u0000',
  '\ud800',
  '\udc00',
  '😀',
  'x_1',
  'x-1',
  '_',
  'my ',
  'she was born on ',
  'street ',
  'Dr. ',
  'diagnosed with ',
] as const

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 40 })
    .map((parts) => parts.join('')),
)

describe('all recognisers', () => {
  it.each(recognisers.map((recogniser) => [recogniser.type, recogniser] as const))(
    'of %s give spans within the text, in order and apart, whatever the text',
    (_, recogniser) => {
      fc.assert(
        fc.property(text, (given) => {
          let end = 0
          for (const span of spansOf(recogniser, given)) {
            expect(span.start).toBeGreaterThanOrEqual(end)
            expect(span.end).toBeGreaterThan(span.start)
            end = span.end
          }
          expect(end).toBeLessThanOrEqual(given.length)
        }),
        { numRuns: 300 },
      )
    },
  )

  it.each(recognisers.map((recogniser) => [recogniser.type, recogniser] as const))(
    'of %s say the same again: no search leaves a trace',
    (_, recogniser) => {
      fc.assert(
        fc.property(text, text, (first, second) => {
          const found = spansOf(recogniser, first)
          spansOf(recogniser, second)
          expect(spansOf(recogniser, first)).toEqual(found)
        }),
        { numRuns: 100 },
      )
    },
  )

  it('are one for each type, in the order of harm that the types have', () => {
    const types = recognisers.map(({ type }) => type)
    expect(new Set(types).size).toBe(types.length)
    const order: readonly string[] = informationTypes
    expect(types).toEqual(
      [...types].sort((left, right) => order.indexOf(left) - order.indexOf(right)),
    )
    for (const { sources } of recognisers) expect(sources.length).toBeGreaterThan(0)
  })
})

describe('hostile text', () => {
  const length = 60_000
  const hostile: readonly string[] = [
    ...pieces,
    'a1-',
    'a_1 ',
    'tool use the ',
    'before you task ',
    'you, the ai ',
    'ignore all all all ',
    'call a b c d ',
    'Hi, a. ',
    'x = f(',
    'if (',
    'a a a:',
    '1 000 ',
    '1,',
    '1.1.',
    '1:2:',
    'a:b@',
    'Bank of A ',
    'A B C Bank ',
    '2 days ',
    'order no. is: ',
    'password: is ',
    'tel 1 ',
    '(1) ',
    '0 1-',
    'select a ',
    '-- ',
    '/* ',
    'From: a\n',
    'On a wrote',
    'www.a.',
    'a.com/',
    '.txt',
    'a/b.txt ',
    'born ',
    'name is A ',
    '12 A Street ',
  ]
  it.each(hostile)('of `%s` takes work in proportion to its length', (piece) => {
    const given = (size: number) => piece.repeat(Math.ceil(size / piece.length))
    expectLinear(length, given, (text) => {
      for (const recogniser of recognisers) spansOf(recogniser, text)
    })
  })
})
