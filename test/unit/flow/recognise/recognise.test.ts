import { describe, expect, it } from 'vitest'
import type { InformationType } from '../../../../src/flow/flow.ts'
import { knownSpans, recognise, recogniseSome } from '../../../../src/flow/recognise/recognise.ts'

const typed = (text: string): readonly (readonly [string, string])[] =>
  recognise(text).map(({ type, start, end }) => [type, text.slice(start, end)])

describe('recognising values in text', () => {
  it('finds values of several types in the order of the text', () => {
    expect(typed('mail jo@example.org, card 4111 1111 1111 1111, file /etc/passwd')).toEqual([
      ['email-address', 'jo@example.org'],
      ['payment-card', '4111 1111 1111 1111'],
      ['file-path', '/etc/passwd'],
    ])
  })

  it('finds nothing in text without values', () => {
    expect(recognise('')).toEqual([])
    expect(recognise('the weather is fine')).toEqual([])
  })

  it('puts the most harmful type first where two start at one place', () => {
    expect(typed('postgres://u:p4ssw0rdX@h.example.org/db')).toEqual([
      ['url', 'postgres://u:p4ssw0rdX@h.example.org/db'],
      ['credential', 'p4ssw0rdX'],
      ['email-address', 'p4ssw0rdX@h.example.org'],
    ])
  })

  it('leaves out what is only a part of another value', () => {
    expect(typed('Beatriz Lima will call')).toEqual([['person-name', 'Beatriz Lima']])
    expect(typed('a flight to Lima')).toEqual([['location', 'Lima']])
    expect(typed('born on 3 June 2019')).toEqual([['birth-date', '3 June 2019']])
    expect(typed('Beatriz Lima lives in Lima')).toContainEqual(['location', 'Lima'])
  })

  it('keeps most of many lines that differ in a few digits, as lists that are asked for again do', () => {
    const lines = Array.from(
      { length: 800 },
      (_, index) =>
        `${index % 9} boxes to Oslo, weight ${index} kg, left at the front desk of the hall`,
    )
    for (let round = 0; round < 3; round++) for (const line of lines) recognise(line)
    expect(lines.filter((line) => knownSpans(line) !== undefined).length).toBeGreaterThan(700)
  })

  it('answers the same again, for kept texts, for forgotten ones and for long ones', () => {
    const texts = Array.from({ length: 200 }, (_, index) => `write to person${index}@example.org`)
    const before = texts.map(typed)
    expect(texts.map(typed)).toEqual(before)
    expect(before[7]).toEqual([['email-address', 'person7@example.org']])
    const long = `${'word '.repeat(4_000)}jo@example.org`
    expect(typed(long)).toEqual([['email-address', 'jo@example.org']])
    expect(typed(long)).toEqual(typed(long))
  })
})

describe('identifiers and numbers of no type of their own', () => {
  it('yield to the values that hold them', () => {
    expect(typed('policy number PX7712340')).toEqual([['account-id', 'PX7712340']])
    expect(typed('paid 20 pounds sterling')).toEqual([['money', '20 pounds sterling']])
    expect(typed('PX7712340')).toEqual([['record-id', 'PX7712340']])
  })
})

describe('plain values', () => {
  it.each<[string, string]>([
    ['True', 'status'],
    ['17.5', 'quantity'],
    ['2024-05-01', 'date-time'],
    ['$5', 'money'],
    ['ORDER-55120', 'order-id'],
    ['msg_20431', 'record-id'],
  ])('`%s` as a whole is of type %s', (text, type) => {
    expect(typed(text)).toEqual([[type, text]])
  })
})

it('finds the same values whether all types are asked for or some', () => {
  const some: ReadonlySet<InformationType> = new Set(['email-address', 'birth-date'])
  const text = 'born on 3 June 2019, write to jo@example.org or to 10.0.0.1'
  const expected = [
    { type: 'birth-date', start: 8, end: 19 },
    { type: 'email-address', start: 30, end: 44 },
  ]
  expect(recogniseSome(text, some)).toEqual(expected)
  expect(recognise(text).filter(({ type }) => some.has(type))).toEqual(expected)
  expect(knownSpans(text)).toBe(recognise(text))
  expect(knownSpans('a text that nobody asked about')).toBeUndefined()
})
