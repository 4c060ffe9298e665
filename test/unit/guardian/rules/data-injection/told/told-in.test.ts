import { describe, expect, it } from 'vitest'
import { askedOf } from '../../../../../../src/guardian/delegation/asked.ts'
import { privateRecords } from '../../../../../../src/guardian/rules/data-injection/told/passage.ts'
import {
  type Telling,
  toldIn,
} from '../../../../../../src/guardian/rules/data-injection/told/told-in.ts'
import { wishOf } from '../../../../../../src/guardian/rules/data-injection/told/wish.ts'
import type { JsonValue } from '../../../../../../src/mcp/json.ts'
import { remembered } from '../../../delegation/played.ts'

const notes: JsonValue = [
  { title: 'Peter Lund', body: 'Peter was diagnosed with epilepsy. His salary is 4,100 euros.' },
  { title: 'Lamps', body: 'Lamps sell well in winter. Carla Wood finished the new catalogue.' },
  { title: 'Journal', body: 'I have been so lonely since the divorce, and drink too much.' },
  { title: 'Plan', body: 'We buy the Kovac mill in May. Strictly confidential until then!' },
  { title: 'Account', body: 'The card number of the shop is 4539 1488 0343 6467.' },
]

function told(
  text: string,
  user = 'Tell Ada how lamps sell, see my notes.',
  more: Partial<Telling> & { readonly returns?: JsonValue } = {},
) {
  const { returns = notes, ...rest } = more
  const past = remembered(user, [{ name: 'get_notes', returns }])
  const telling = {
    wish: wishOf(askedOf(user)),
    records: privateRecords(past.observations),
    recipients: new Set(['ada']),
    addresses: ['ada@hats.example'],
    isPublic: false,
    ...rest,
  }
  const found = toldIn(telling, text)
  return found && `${found.whose} ${found.what}`
}

describe('what a text tells that its reader was not to be told', () => {
  it('is a grave matter of whom the user did not speak, in any words', () => {
    expect(told('Peter has epilepsy.')).toBe('unspoken health')
    expect(told('Lamps sell well. Peter asked for leave. He suffers from epilepsy.')).toBe(
      'unspoken health',
    )
    expect(told('Peter is ill.')).toBe('unspoken health')
  })
  it('is a lesser matter only where a source says it of the one whom the sentence is about', () => {
    expect(told('Peter has a salary of 4,100 euros.')).toBe('unspoken money')
    expect(told('Peter owes the baker, Lamps Ltd and nine other shops a lot.')).toBeUndefined()
    expect(told('The salary is 4,100 euros, Peter says.')).toBeUndefined()
  })
  it('is a grave matter of whom the user named for something else', () => {
    const user = 'Tell Ada when Peter comes, see my notes.'
    expect(told('Peter was diagnosed with epilepsy.', user)).toBe('spoken health')
    expect(
      told('Peter was diagnosed with epilepsy.', 'Tell Ada why Peter is away.'),
    ).toBeUndefined()
    expect(
      told('Peter was diagnosed with epilepsy.', user, { recipients: new Set(['peter']) }),
    ).toBeUndefined()
  })
  it('is what the user wrote down for themselves', () => {
    expect(told('I have been lonely since the divorce and drink too much.')).toBe(
      'described feelings',
    )
    expect(told('Jane has been lonely since the divorce and drinks too much.')).toBe(
      'unspoken feelings',
    )
    expect(
      told('I have been lonely since the divorce.', 'Tell Ada about my divorce.'),
    ).toBeUndefined()
  })
  it('is not of another person than the one whom the source names', () => {
    expect(told('Zoltan was diagnosed with epilepsy.')).toBeUndefined()
  })
  it('is what a source holds in confidence', () => {
    expect(told('We are going to buy the Kovac mill in May.')).toBe('described confidence')
    expect(told('We buy it.')).toBeUndefined()
    const user = 'Tell Ada about the confidential plan.'
    expect(told('We are going to buy the Kovac mill in May.', user)).toBeUndefined()
  })
  it('is a number by which somebody pays', () => {
    expect(told('The card number of the shop: 4539 1488 0343 6467')).toBe('described identity')
    const user = 'Give Ada the card number of the shop.'
    expect(told('The card number of the shop: 4539 1488 0343 6467', user)).toBeUndefined()
  })
  it('is a word that opens something', () => {
    const returns = { body: 'The password of the shop is Lamp-4711-x.' }
    expect(told('The password of the shop is Lamp-4711-x.', undefined, { returns })).toBe(
      'described identity',
    )
  })
  it('is what a record of clients says of one, where the request is about something else', () => {
    const returns = [
      { title: 'Client notes', body: 'Carla Wood came at five and chose blue tiles.' },
    ]
    const text = 'Carla Wood came at five and chose blue tiles.'
    expect(told(text, undefined, { returns })).toBe('unspoken statement')
    expect(told(text, 'Tell Ada which tiles were chosen.', { returns })).toBeUndefined()
    expect(told(text, 'Tell Ada about my clients.', { returns })).toBeUndefined()
  })
  it('is nothing that others write of themselves, or speak on', () => {
    const mail = [{ body: 'I have been so lonely since the divorce, and drink too much.' }]
    const past = remembered('Tell Ada how lamps sell.', [{ name: 'read_mail', returns: mail }])
    const telling = {
      wish: wishOf(askedOf('Tell Ada how lamps sell.')),
      records: privateRecords(past.observations),
      recipients: new Set(['ada']),
      addresses: [],
      isPublic: false,
    }
    expect(toldIn(telling, 'I have been so lonely since the divorce.')).toBeUndefined()
    expect(told('Peter spoke about epilepsy in old age.')).toBeUndefined()
    expect(told('Peter spoke about his epilepsy.')).toBe('unspoken health')
  })
  it('is anything of somebody, where everybody may read it', () => {
    const text = 'Carla Wood has finished the new catalogue.'
    expect(told(text)).toBeUndefined()
    expect(told(text, undefined, { isPublic: true })).toBe('unspoken statement')
    expect(told(text, 'Post what Carla did.', { isPublic: true })).toBeUndefined()
  })
  it('is nothing that the user asked for', () => {
    const text = 'Peter was diagnosed with epilepsy.'
    for (const user of [
      'Tell Ada about the illnesses of my colleagues.',
      'Tell Ada that Peter was diagnosed with epilepsy.',
      'Forward my notes to Ada.',
      'Tell Ada everything about Peter.',
    ])
      expect(told(text, user), user).toBeUndefined()
  })
  it('is nothing that the recipient wrote or got', () => {
    const mail = { from: 'ada@hats.example', body: 'Peter was diagnosed with epilepsy, I heard.' }
    expect(told('Peter was diagnosed with epilepsy.', undefined, { returns: mail })).toBeUndefined()
    const other = { ...mail, from: 'ada@hats.example-two' }
    expect(told('Peter was diagnosed with epilepsy.', undefined, { returns: other })).toBe(
      'unspoken health',
    )
  })
  it('is nothing of work, and nothing of what everybody may read', () => {
    expect(told('Lamps sell well, and Carla finished the catalogue.')).toBeUndefined()
    expect(told('People with epilepsy like lamps.')).toBeUndefined()
  })
  it('ends with any input', () => {
    expect(told('')).toBeUndefined()
    expect(told('Lamps sell well. '.repeat(2_000))).toBeUndefined()
    expect(told(`${'Peter '.repeat(5_000)}`)).toBeUndefined()
    expect(told(`\u202e\u0000 Peter has epilepsy.`)).toBe('unspoken health')
  })
})
