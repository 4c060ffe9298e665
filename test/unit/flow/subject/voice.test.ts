import { expect, it } from 'vitest'
import { traitsOf } from '../../../../src/flow/recognise/text-traits.ts'
import {
  isInFirstPerson,
  isInSecondPerson,
  maySpeakInFirst,
  maySpeakInSecond,
} from '../../../../src/flow/subject/voice.ts'

it('hears the first person', () => {
  for (const text of ['I left.', 'it is mine', "That's my book", 'We agreed', 'call us']) {
    expect(isInFirstPerson(text)).toBe(true)
  }
})

it('hears no first person in code, in a country or in a part of a word', () => {
  for (const text of ['i = 3', 'the US market', 'memory', 'me=1', 'for (let i', 'IT', 'this.I']) {
    expect(isInFirstPerson(text)).toBe(false)
  }
})

it('hears who is spoken to', () => {
  for (const text of ['Your order left.', 'thank you', 'is it yours?']) {
    expect(isInSecondPerson(text)).toBe(true)
  }
  for (const text of ['young people', 'bayou', 'the order left', 'x.you']) {
    expect(isInSecondPerson(text)).toBe(false)
  }
})

it('hears who speaks and who is spoken to in other languages', () => {
  for (const text of ['das ist mein Buch', 'Ich suche', 'c’est notre avis']) {
    expect(isInFirstPerson(text)).toBe(true)
  }
  for (const text of ['Ihre Buchung', 'ich danke Ihnen', 'votre commande', 'para usted']) {
    expect(isInSecondPerson(text)).toBe(true)
  }
  for (const text of ['ihrer Meinung nach', 'mine d’or', 'the vous']) {
    expect([text, isInSecondPerson(text)]).toEqual([text, text === 'the vous'])
  }
})

it('looks at the start of a long text only', () => {
  expect(isInSecondPerson(`${'x '.repeat(4_000)}you`)).toBe(false)
})

it('never rules out by its words a text that speaks', () => {
  for (const text of ["I'm in", 'is it my turn', 'unser Haus und meine Katze', 'c’est nous']) {
    const { lists } = traitsOf(text)
    if (isInFirstPerson(text)) expect(maySpeakInFirst(lists)).toBe(true)
  }
  for (const text of ['Is it yours?', 'für Ihnen', 'à vous', 'de ustedes']) {
    expect(isInSecondPerson(text)).toBe(true)
    expect(maySpeakInSecond(traitsOf(text).lists)).toBe(true)
  }
  maySpeakInFirst(traitsOf('').lists)
  expect(maySpeakInFirst(traitsOf('the weather').lists)).toBe(false)
  expect(maySpeakInSecond(traitsOf('the weather').lists)).toBe(false)
})
