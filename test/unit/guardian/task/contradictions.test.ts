import { describe, expect, it } from 'vitest'
import { contradictions } from '../../../../src/guardian/task/contradictions.ts'
import { standingOf } from '../../../../src/guardian/task/standing.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { expectLinear } from '../../../support/growth.ts'
import { type PlayedCall, playedCall, text, tool } from './task-input.ts'

const tools = [
  tool('check_balance', 'Reads a balance.', {
    account: { type: 'string', enum: ['savings', 'checking'] },
  }),
  tool('find_bus', 'Finds a bus.', { from: text, to: text, date: text }),
]

function found(user: string, name: string, args: JsonObject, before: readonly PlayedCall[] = []) {
  const input = playedCall(name, args, { user, tools, before })
  const standing = standingOf(input)
  return standing === undefined ? [] : contradictions(input, standing)
}

describe('contradictions', () => {
  it('finds a near miss of a number that the user gave', () => {
    const user = 'I weigh 70 kg and I am 1.75 m tall, what is my BMI?'
    expect(found(user, 'bmi', { weight: 70, height: 1.85 })).toMatchObject([
      { pointer: '/height', kind: 'instead' },
    ])
    expect(found(user, 'bmi', { weight: 70, height: 1.75 })).toEqual([])
    expect(found(user, 'bmi', { weight: 70, height: 1.75, digits: 2 })).toEqual([])
  })

  it('finds a name instead of the one that the user gave', () => {
    const user = 'Find me the weather in Lisbon please'
    expect(found(user, 'weather', { city: 'Oslo' })).toMatchObject([{ pointer: '/city' }])
    expect(found(user, 'weather', { city: 'Lisbon, Portugal' })).toEqual([])
    expect(found('Is it warm in NYC?', 'weather', { city: 'New York City' })).toEqual([])
    expect(found(user, 'weather', { city: 'Lisbon', unit: 'C' })).toEqual([])
  })

  it('finds another of the values that the schema allows', () => {
    expect(
      found('Check my savings balance', 'check_balance', { account: 'checking' }),
    ).toMatchObject([{ pointer: '/account', kind: 'instead' }])
    expect(found('Check my savings balance', 'check_balance', { account: 'savings' })).toEqual([])
    expect(found('What do I have in the bank?', 'check_balance', { account: 'checking' })).toEqual(
      [],
    )
  })

  it('takes a class that a model brings words to for no other name', () => {
    expect(found('Any Comic movies by Ana Ruiz?', 'find_films', { genre: 'Comedy' })).toEqual([])
    expect(found('Films by Ana Ruiz please', 'find_films', { director: 'Bo Lind' })).toMatchObject([
      { pointer: '/director' },
    ])
  })

  it('takes the other value of the schema for another argument where the user meant that', () => {
    const kinds = { type: 'string', enum: ['savings', 'checking'] }
    const transfer = tool('transfer', 'Moves money.', { from: kinds, to: kinds })
    const input = playedCall(
      'transfer',
      { from: 'savings', to: 'checking' },
      { user: 'Move it from my savings to Peter', tools: [transfer] },
    )
    const standing = standingOf(input)
    expect(standing && contradictions(input, standing)).toEqual([])
  })

  it('finds another date than the one that the user wrote out', () => {
    const user = 'Put "Buy milk" on my list for 2026-05-15.'
    expect(found(user, 'add_entry', { title: 'Buy milk', due: '2026-05-16' })).toMatchObject([
      { pointer: '/due', kind: 'instead' },
    ])
    expect(found(user, 'add_entry', { title: 'Buy milk', due: '2026-05-15' })).toEqual([])
    expect(found(user, 'add_entry', { due: '2026-05-15', remind: '2026-05-14' })).toEqual([])
  })

  it('leaves days open that the user names by other days', () => {
    for (const user of [
      'A bus on Tuesday next week, back on the 14th',
      'Return it the 6th, pick up this Sunday',
    ])
      expect(found(user, 'find_bus', { date: '2026-03-12' }), user).toEqual([])
  })

  it('finds a near miss of a secret that an earlier call had right', () => {
    const user = 'My password is justfor1234, change my mail.'
    const before = [
      {
        name: 'log_in',
        args: { password: 'justfor1234' },
        returns: { content: [{ type: 'text', text: 'ok' }] },
      },
    ]
    expect(found(user, 'change_mail', { password: 'justfor1235' }, before)).toMatchObject([
      { pointer: '/password' },
    ])
  })

  it('finds another day of the month', () => {
    const user = 'I want a bus from Reno to Elko on the 9th'
    expect(found(user, 'find_bus', { from: 'Reno', to: 'Elko', date: '2026-03-12' })).toMatchObject(
      [{ pointer: '/date' }],
    )
    expect(found(user, 'find_bus', { from: 'Reno', to: 'Elko', date: '2026-03-09' })).toEqual([])
    expect(found('I want a bus next week', 'find_bus', { date: '2026-03-12' })).toEqual([])
  })

  it("finds two values in each other's place", () => {
    const user = 'I want a bus from Reno to Elko'
    expect(found(user, 'find_bus', { from: 'Elko', to: 'Reno' })).toMatchObject([
      { kind: 'swapped' },
    ])
    expect(found(user, 'find_bus', { from: 'Reno', to: 'Elko' })).toEqual([])
  })

  it('is silent for what an earlier call used, for results, and for lists', () => {
    const user = 'Find the weather in Lisbon and then a hotel'
    const before = [
      {
        name: 'weather',
        args: { city: 'Lisbon' },
        returns: { content: [{ type: 'text', text: 'Hotel Alfa' }] },
      },
    ]
    expect(found(user, 'book', { name: 'Hotel Beta' }, before)).toEqual([])
    expect(found(user, 'book', { name: 'Hotel Alfa' }, before)).toEqual([])
    expect(found('I want any of them but Ada, please', 'book', { names: ['Bo', 'Cy'] })).toEqual([])
  })

  it('takes time in proportion to the arguments and to the words', () => {
    const given = (size: number) => ({
      user: `to ${'Xavier '.repeat(size)}`,
      args: Object.fromEntries(Array.from({ length: size }, (_, at) => [`k${at}`, `Name${at}`])),
    })
    expectLinear(2_000, given, ({ user, args }) => found(user, 'f', args))
  })
})
