import { describe, expect, it } from 'vitest'
import { createKnownNames, type Named } from '../../../src/trajectory/known-names.ts'

const about = (names: readonly string[], leaves: Named['leaves'] = []): Named => ({
  subject: names.map((name) => ({ role: 'third-party', name })),
  leaves,
})
const found = (names: ReturnType<typeof createKnownNames>, text: string) =>
  names.namesIn(text).map(({ start, end, type }) => [text.slice(start, end), type])

describe('createKnownNames', () => {
  it('finds the names of earlier flows, with what the field said that they are', () => {
    const names = createKnownNames()
    names.saw(about(['Quellwerk', 'Ida Brandt'], [['/home_team', 'Quellwerk']]))
    expect(found(names, 'Ida Brandt left Quellwerk.')).toEqual([
      ['Ida Brandt', 'person-name'],
      ['Quellwerk', 'organisation-name'],
    ])
  })

  it('finds no name within a word, no address, no role and no short one', () => {
    const names = createKnownNames()
    names.saw(about(['Quell', 'ida@example.com', 'The landlord', 'Ida', 'lower case']))
    expect(found(names, 'Quellwerk, Ida, ida@example.com, The landlord, lower case')).toEqual([])
  })

  it('takes no word that sentences begin with for a name, whatever a server calls an author', () => {
    const names = createKnownNames()
    names.saw(about(['Please', 'Book']))
    expect(found(names, 'Please book a table. Book it for two.')).toEqual([])
  })

  it('takes the longest of names that start at one place', () => {
    const names = createKnownNames()
    names.saw(about(['Marta', 'Marta Okonjo']))
    expect(found(names, 'for Marta Okonjo')).toEqual([['Marta Okonjo', 'person-name']])
  })

  it('keeps the latest names only, however many a server gives', () => {
    const names = createKnownNames()
    for (let index = 0; index < 1_000; index++) names.saw(about([`Name${index}x`]))
    expect(found(names, 'Name0x and Name999x')).toEqual([['Name999x', 'person-name']])
  })

  it('takes names of members of all objects for names like any other', () => {
    const names = createKnownNames()
    names.saw(about(['Constructor', '__proto__', 'Ümit Kaya']))
    expect(found(names, 'Constructor and __proto__ met Ümit Kaya')).toEqual([
      ['Constructor', 'person-name'],
      ['Ümit Kaya', 'person-name'],
    ])
  })
})
