import { describe, expect, it } from 'vitest'
import { formOf, formsOfName, formsOfText, stemOf } from '../../../../src/guardian/task/words.ts'

describe('formOf', () => {
  it('brings forms of one word together', () => {
    for (const [one, other] of [
      ['recipes', 'recipe'],
      ['planning', 'plan'],
      ['translation', 'translate'],
      ['directories', 'directory'],
      ['converted', 'conversion'],
    ] as const)
      expect(formOf(one)).toBe(formOf(other))
  })

  it('brings verbs that ask for the same together', () => {
    expect(formOf('reserve')).toBe(formOf('booking'))
    expect(formOf('calculate')).toBe(formOf('determine'))
    expect(formOf('email')).toBe(formOf('send'))
    expect(formOf('delete')).not.toBe(formOf('create'))
  })

  it('says nothing for words that any request has, for letters and for endless words', () => {
    for (const word of ['the', 'get', 'list', 'x', 'a'.repeat(40)]) expect(formOf(word)).toBe('')
  })

  it('leaves short words, numbers and other scripts as they are', () => {
    for (const word of ['bus', '2024s', 'привет', '航班']) expect(stemOf(word)).toBe(word)
    expect(stemOf('address')).toBe('address')
  })
})

describe('formsOfText', () => {
  it('stops after so many words, however long the text', () => {
    const forms = formsOfText(`${'alpha '.repeat(100_000)}omega`, 50)
    expect([...forms]).toEqual([formOf('alpha')])
  })
})

describe('formsOfName', () => {
  it('reads names in every spelling', () => {
    const forms = formsOfName('reserve_restaurant')
    expect(formsOfName('ReserveRestaurant')).toEqual(forms)
    expect(formsOfName('get_the_list').size).toBe(0)
  })
})
