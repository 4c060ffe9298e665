import { describe, expect, it } from 'vitest'
import { leavesOf } from '../../../src/flow/leaves.ts'
import { noOrigins } from '../../../src/flow/origins.ts'
import { type SubjectFacts, subjectsOf } from '../../../src/flow/subject.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { expectLinear } from '../../support/growth.ts'
import { originsOf } from './origins-of.ts'

const fromQuery = originsOf({ query: ['Oslo'] })
const subjects = (content: JsonValue, origins = noOrigins, facts?: SubjectFacts) =>
  subjectsOf(leavesOf(content), origins, facts)

const user = { role: 'user' } as const
const unknown = { role: 'unknown' } as const
const third = (name: string) => ({ role: 'third-party', name }) as const

const query: SubjectFacts = { message: 'query', kind: 'request', sender: { role: 'user' } }
const call: SubjectFacts = {
  message: 'function-request',
  kind: 'request',
  sender: { role: 'client' },
}
const response: SubjectFacts = { message: 'response', kind: 'answer', sender: { role: 'client' } }
const returned = (name: string, description?: string): SubjectFacts => ({
  message: 'function-return',
  kind: 'answer',
  sender: { role: 'server' },
  called: description === undefined ? { name } : { name, description },
})

describe('subjectsOf', () => {
  it('is unknown where nobody is named', () => {
    expect(subjects({ city: 'Oslo', count: 3 })).toEqual([{ role: 'unknown' }])
    expect(subjects({})).toEqual([{ role: 'unknown' }])
  })

  it('is the user for a value that the user wrote', () => {
    expect(subjects({ city: 'Oslo' }, fromQuery)).toEqual([{ role: 'user' }])
    expect(subjects({ city: 'Rome' }, fromQuery)).toEqual([{ role: 'unknown' }])
  })

  it('is the user for what an elicitation asks of them, and for what they give', () => {
    const asked = { message: 'elicitation', kind: 'request', sender: { role: 'server' } } as const
    expect(subjects({ message: 'How old are you?' }, noOrigins, asked)).toEqual([user])
    expect(subjects({ message: 'Which colour?' }, noOrigins, asked)).toEqual([unknown])
    const given = { message: 'elicitation', kind: 'answer', sender: { role: 'client' } } as const
    expect(subjects({ action: 'accept', content: { age: 41 } }, noOrigins, given)).toEqual([user])
    expect(subjects({ action: 'decline' }, noOrigins, given)).toEqual([unknown])
    const friend = { action: 'accept', content: { guest: 'Bo Ek' } }
    expect(subjects(friend, noOrigins, given)).toEqual([third('Bo Ek')])
  })

  it('is the user where a field of a party holds what the user called their own', () => {
    const own = originsOf({ query: ['4711'], own: ['4711'] })
    expect(subjects({ applicant_id: '4711' }, own, call)).toEqual([user])
    expect(subjects({ applicant_id: '4711' }, own, returned('check'))).toEqual([user])
    expect(subjects({ applicant_id: '4712' }, own, returned('check'))).toEqual([unknown])
  })

  it('is the user where a field names the role in which they are signed in', () => {
    const payslip = returned('get_payslip', 'Gets the payslip of the signed-in employee.')
    expect(subjects({ employee: 'Bo Ek' }, noOrigins, payslip)).toEqual([user])
    expect(subjects({ employee: 'Bo Ek', manager: 'Ann Lee' }, noOrigins, payslip)).toEqual([
      third('Ann Lee'),
      user,
    ])
    const others = returned('get_payslip', 'Gets the payslip of an employee.')
    expect(subjects({ employee: 'Bo Ek' }, noOrigins, others)).toEqual([third('Bo Ek')])
  })

  it('is a third party where a field names a person', () => {
    expect(subjects({ assignee: 'Ann Lee' })).toEqual([{ role: 'third-party', name: 'Ann Lee' }])
    expect(subjects({ first_name: 'Ann' })).toEqual([{ role: 'third-party', name: 'Ann' }])
    expect(subjects({ file_name: 'Ann.txt' })).toEqual([{ role: 'unknown' }])
  })

  it('is a third party where an address stands in any text', () => {
    expect(subjects({ note: 'ask ann@example.org or bob@example.org' })).toEqual([
      { role: 'third-party', name: 'ann@example.org' },
      { role: 'third-party', name: 'bob@example.org' },
    ])
  })

  it('names a third party once, whatever its case, and before the user', () => {
    expect(subjects({ owner: 'Ann', author: 'ANN', city: 'Oslo' }, fromQuery)).toEqual([
      { role: 'third-party', name: 'ANN' },
      { role: 'user' },
    ])
  })

  it('is the user where a field or the name of a person says so', () => {
    expect(subjects({ my_city: 'Rome' })).toEqual([{ role: 'user' }])
    expect(subjects({ owner: '@me' })).toEqual([{ role: 'user' }])
  })

  it('is not the user where a resource links to itself', () => {
    expect(subjects({ selfLink: 'https://example.org/1', self: '/1' })).toEqual([
      { role: 'unknown' },
    ])
  })

  it('takes an empty name, a number and a text for nobody', () => {
    const content = { owner: '  ', author: 7, assignee: 'x'.repeat(121) }
    expect(subjects(content)).toEqual([{ role: 'unknown' }])
  })

  it('names eight third parties at most', () => {
    const owners = Array.from({ length: 100 }, (_, index) => `person ${index}`)
    expect(subjects({ owners })).toHaveLength(8)
    const note = owners.map((_, index) => `p${index}@example.org`).join(' ')
    expect(subjects({ note })).toHaveLength(8)
  })

  it('is an organisation as it is a person', () => {
    expect(subjects({ company: 'Northwind' })).toEqual([third('Northwind')])
    expect(subjects({ company_id: 'n-17' })).toEqual([unknown])
  })

  it('is whoever a text names by relation or role', () => {
    expect(subjects({ note: 'I met my colleague today' })).toEqual([third('my colleague')])
    expect(subjects({ note: 'customer service is open' })).toEqual([unknown])
  })

  it('is not the user who is named in a field, but who the user said they are', () => {
    const own = originsOf({ query: ['Ann Lee', 'Bo Ek'], own: ['Ann Lee'] })
    expect(subjects({ assignee: 'Ann Lee' }, own, call)).toEqual([user])
    expect(subjects({ assignee: 'Bo Ek' }, own, call)).toEqual([third('Bo Ek')])
    const address = originsOf({ own: ['ann@example.org'] })
    expect(subjects({ note: 'to ann@example.org' }, address)).toEqual([user])
  })

  describe('of a turn', () => {
    it('is the user of a query that names nobody, and of one that speaks of them', () => {
      expect(subjects('what is the weather in Oslo', noOrigins, query)).toEqual([user])
      expect(subjects('my neighbour has the flu', noOrigins, query)).toEqual([
        third('my neighbour'),
        user,
      ])
      expect(subjects('how old is the patient', noOrigins, query)).toEqual([third('the patient')])
      expect(subjects('', noOrigins, query)).toEqual([unknown])
    })

    it('is the user whom an answer speaks to', () => {
      expect(subjects('Your index is 22.9', noOrigins, response)).toEqual([user])
      expect(subjects('Rain is likely in Oslo', noOrigins, response)).toEqual([unknown])
    })
  })

  describe('of a return', () => {
    it('is nobody where a function repeats what was asked for', () => {
      expect(subjects({ city: 'Oslo', rain: 3 }, fromQuery, returned('weather'))).toEqual([unknown])
    })

    it('is the user for their own profile, names in it included', () => {
      const profile = { name: 'Ann Lee', email: 'ann@example.org' }
      const own = returned('get_profile', "Gets the user's profile.")
      expect(subjects(profile, noOrigins, own)).toEqual([user])
      const others = returned('get_profile', 'Gets the profile of a user.')
      expect(subjects(profile, noOrigins, others)).toEqual([
        third('Ann Lee'),
        third('ann@example.org'),
      ])
    })

    it('is the user for a field or a function that the user called their own', () => {
      const own = originsOf({ own: ['bmi', 'notes'] })
      expect(subjects({ bmi: 22.9 }, own, returned('calculate'))).toEqual([user])
      expect(subjects({ title: 'plan' }, own, returned('search_notes'))).toEqual([user])
      expect(subjects({ title: 'plan' }, own, returned('search_books'))).toEqual([unknown])
      expect(subjects({}, own, returned('search_notes'))).toEqual([unknown])
    })

    it("is a third party, not the user, where one is named in the user's own data", () => {
      const own = originsOf({ own: ['notes'] })
      expect(subjects({ owner: 'Bo Ek' }, own, returned('search_notes'))).toEqual([third('Bo Ek')])
    })

    it('takes the "I" of own records for the user, and that of a message for who wrote it', () => {
      const own = originsOf({ own: ['notes', 'messenger'] })
      const text = 'I owe the client a call'
      expect(subjects({ content: text }, own, returned('read_notes'))).toEqual([
        third('the client'),
        user,
      ])
      const messages = returned('read_messenger')
      expect(subjects({ message: text }, own, messages)).toEqual([third('the client')])
      expect(subjects({ message: 'I am ill' }, own, messages)).toEqual([unknown])
      const signed = [{ from: 'Bo Ek', text: 'I am ill' }]
      expect(subjects(signed, own, messages)).toEqual([third('Bo Ek')])
    })

    it('takes the next record of a list for one without the author of the last', () => {
      const own = originsOf({ own: ['notes'] })
      const list = [
        { from: 'Bo Ek', text: 'hello' },
        { text: 'nothing from' },
        { text: 'I am ill' },
      ]
      expect(subjects(list, own, returned('read_notes'))).toEqual([third('Bo Ek'), user])
    })
  })

  it('is the server for what it says of itself', () => {
    const log: SubjectFacts = { message: 'log', kind: 'notification', sender: { role: 'server' } }
    expect(subjects({ data: 'started' }, noOrigins, log)).toEqual([{ role: 'server' }])
    expect(
      subjects({ data: 'started' }, noOrigins, { ...log, sender: { role: 'client' } }),
    ).toEqual([unknown])
  })

  it('takes linear time for many and for long hostile texts', () => {
    for (const part of ['my ', "a's ", 'I', '@']) {
      const given = (size: number) => part.repeat(size)
      expectLinear(100_000, given, (text) =>
        subjects({ text, more: [text, text, text] }, noOrigins, query),
      )
    }
  })
})
