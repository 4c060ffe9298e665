import { describe, expect, it } from 'vitest'
import { traitsOf } from '../../../../src/flow/recognise/text-traits.ts'
import { isRole, mayMentionRole, roleMentions } from '../../../../src/flow/subject/role-mentions.ts'

describe('roleMentions', () => {
  it('finds persons by relation and by role, as they are written', () => {
    const text = "My colleague knows the older patient, a client and Ann's mother."
    expect(roleMentions(text)).toEqual([
      'My colleague',
      'the older patient',
      'a client',
      "Ann's mother",
    ])
    expect(roleMentions('his two daughters and Ann’s wife')).toEqual([
      'his two daughters',
      'Ann’s wife',
    ])
  })

  it('finds nobody in a word that makes a role a kind of thing', () => {
    for (const text of [
      'call the customer service',
      'a client library',
      'the child process ended',
      'the parent directory',
      'their patient data',
    ]) {
      expect(roleMentions(text)).toEqual([])
    }
  })

  it('finds nobody without whose it is, across a mark, or in a name of code', () => {
    for (const text of [
      'patient',
      'client: 4',
      'the weather, patient',
      'the list of family',
      "the terminal's passengers",
      'the_client the client_id',
      'my-client',
    ]) {
      expect(roleMentions(text)).toEqual([])
    }
  })

  it('finds eight at most, and none beyond the part that is searched', () => {
    expect(roleMentions('my friend '.repeat(100))).toHaveLength(8)
    expect(roleMentions(`${'x '.repeat(4_000)}my friend`)).toEqual([])
  })

  it('takes control characters and half surrogates for marks', () => {
    expect(roleMentions('the\u0000client \ud800 a\u0007friend')).toEqual([])
  })
})

describe('isRole', () => {
  it('knows a role in both numbers', () => {
    for (const word of ['friend', 'friends', 'children', 'wives']) expect(isRole(word)).toBe(true)
    for (const word of ['user', 'notion', '']) expect(isRole(word)).toBe(false)
  })
})

it('never rules out by its words a text with a mention', () => {
  for (const text of ['my mother-in-law', 'his in-law', 'the co-workers', "Ann's boss"]) {
    if (roleMentions(text).length > 0) expect(mayMentionRole(traitsOf(text).lists)).toBe(true)
  }
  expect(mayMentionRole(traitsOf('the weather in Oslo').lists)).toBe(false)
})
