import { describe, expect, it } from 'vitest'
import { mayBeName, partyFactsOf, partyFieldOf } from '../../../../src/flow/subject/party-fields.ts'

describe('partyFieldOf', () => {
  it('knows who speaks, who else is named, and what is an organisation', () => {
    for (const field of ['from', 'sender_id', 'createdBy', 'author']) {
      expect(partyFieldOf(field)).toBe('author')
    }
    for (const field of ['to', 'attendees', 'firstName', 'passenger_names', 'mentions']) {
      expect(partyFieldOf(field)).toBe('person')
    }
    for (const field of ['company', 'airlines', 'restaurant_name']) {
      expect(partyFieldOf(field)).toBe('organisation')
    }
  })

  it('names no party for what is about one, or for a thing', () => {
    for (const field of ['company_id', 'restaurant_type', 'file_name', 'friend_count', 'by', '']) {
      expect(partyFieldOf(field)).toBeUndefined()
    }
  })

  it('answers for more names than it keeps, and for a very long one', () => {
    for (let index = 0; index < 3_000; index++) {
      expect(partyFieldOf(`owner${index}_author`)).toBe('author')
    }
    expect(partyFieldOf(`${'x'.repeat(100_000)}_author`)).toBeUndefined()
  })
})

it('knows the fields of numbered lines as it knows one of them', () => {
  for (let index = 0; index < 3_000; index++) {
    expect(partyFactsOf(`guest ${index}`)).toEqual(partyFactsOf('guest 0'))
  }
  expect(partyFactsOf('my guest 12').isOwn).toBe(true)
})

it("says which fields are the user's own and which hold a message", () => {
  expect(partyFactsOf('my_city')).toEqual({ party: undefined, isOwn: true, isMessage: false })
  expect(partyFactsOf('reply_body')).toEqual({ party: undefined, isOwn: false, isMessage: true })
})

it('takes for a name what is short and has a letter', () => {
  for (const value of ['Ann Lee', '@bo', 'ann@example.org', '李雷'])
    expect(mayBeName(value)).toBe(true)
  for (const value of [
    '',
    ' ',
    'A',
    '12',
    '2024-05-01',
    'a\nb',
    'https://x.example',
    'x'.repeat(121),
  ]) {
    expect(mayBeName(value)).toBe(false)
  }
})
