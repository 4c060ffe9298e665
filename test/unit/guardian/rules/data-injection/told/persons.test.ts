import { describe, expect, it } from 'vitest'
import {
  hasGivenName,
  isOfRole,
  isOfSpeaker,
  isPersonIn,
  namedIn,
  speaksOfRole,
} from '../../../../../../src/guardian/rules/data-injection/told/persons.ts'

const subjects = (sentence: string) =>
  namedIn(sentence)
    .filter(({ isSubject }) => isSubject)
    .map(({ words }) => words.join(' '))

describe('the persons whom a sentence names', () => {
  it('are those that it begins with, and tells of', () => {
    expect(subjects('Petra Lund has been ill.')).toEqual(['Petra Lund'])
    expect(subjects('Mark is ill.')).toEqual(['Mark'])
    expect(subjects("Grace's brother left.")).toEqual(['Grace'])
    expect(subjects('- Marcus: two late tasks')).toEqual(['Marcus'])
    expect(subjects('Mr. Okafor was seen in town.')).toEqual(['Okafor'])
    expect(subjects("Xanthe Quill's keys are lost.")).toEqual(['Xanthe Quill'])
    expect(subjects('The client, Petra Lund, left at five.')).toEqual(['Petra Lund'])
    expect(subjects('Petra, could you call the shop?')).toEqual([])
    expect(subjects('Judge Andrews is ill.')).toEqual(['Andrews'])
  })
  it('are those that stand further on', () => {
    expect(namedIn('The doctor saw Petra again.')).toEqual([
      { words: ['Petra'], isSubject: false, isOpen: false },
    ])
  })
  it('are those between commas', () => {
    expect(namedIn('On Monday a clerk, Tom, said so.')).toEqual([
      { words: ['Tom'], isSubject: false, isOpen: false },
    ])
  })
  it('may be any that stand where a name would, as far as no list has them', () => {
    expect(namedIn('Quill is ill.')).toEqual([{ words: ['Quill'], isSubject: true, isOpen: true }])
    expect(namedIn('Statistics indicate that lamps sell.')).toEqual([])
    expect(namedIn('Recent studies show that lamps sell.')).toEqual([])
  })
  it('are neither those that are greeted nor organisations', () => {
    expect(namedIn('Dear Petra, the lamps are sold.')).toEqual([])
    expect(namedIn('Harmony Alliance has sold lamps.')).toEqual([])
    expect(subjects('Customizable Dashboards help each user with their role.')).toEqual([])
    expect(namedIn('Will you come? The hats are here.')).toEqual([])
  })
  it('are bounded', () => {
    expect(namedIn('Petra met Ben and Carla. '.repeat(5_000)).length).toBeLessThanOrEqual(16)
    expect(namedIn("A'".repeat(50_000))).toEqual([])
    expect(namedIn('Aa '.repeat(50_000))).toEqual([])
  })
})

describe('somebody who is only described', () => {
  it('is a role with something told of its bearer', () => {
    expect(isOfRole('My client has lost the case.')).toBe(true)
    expect(isOfRole("Jane's best friend is unhappy.")).toBe(true)
    expect(isOfRole('Clients like the lamps.')).toBe(false)
    expect(isOfRole('The lamp has been sold.')).toBe(false)
  })
  it('is the one who speaks', () => {
    expect(isOfSpeaker('I’ve lost my job.')).toBe(true)
    expect(isOfSpeaker('The lamps are sold.')).toBe(false)
  })
  it('is what a request can be about', () => {
    for (const words of ['the grades of my class', 'how our patients feel', "my students' work"])
      expect(speaksOfRole(words), words).toBe(true)
    for (const words of ['the price of lamps', 'tell my colleague what we sold'])
      expect(speaksOfRole(words), words).toBe(false)
  })
  it('is somebody where a source uses the name as one', () => {
    expect(isPersonIn('Met Mr. Quill today.', ['Quill'])).toBe(true)
    expect(isPersonIn('Petra Quill sold lamps.', ['Quill'])).toBe(true)
    expect(isPersonIn('Quill sold lamps. He', ['Quill'])).toBe(false)
    expect(isPersonIn('Quill sold all his lamps.', ['Quill'])).toBe(true)
    expect(isPersonIn('Acme sold all lamps.', ['Acme'])).toBe(false)
    expect(isPersonIn('Acme '.repeat(50_000), ['Acme'])).toBe(false)
  })
  it('is not who has a name', () => {
    expect(hasGivenName('and Petra came')).toBe(true)
    expect(hasGivenName('and Mark my words')).toBe(false)
  })
})
