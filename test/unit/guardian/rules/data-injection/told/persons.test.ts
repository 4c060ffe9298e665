import { describe, expect, it } from 'vitest'
import {
  hasGivenName,
  isOfRole,
  isOfSpeaker,
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
    expect(subjects('Xanthe Quill lost her keys.')).toEqual(['Xanthe Quill'])
  })
  it('are those that stand further on', () => {
    expect(namedIn('The doctor saw Petra again.')).toEqual([{ words: ['Petra'], isSubject: false }])
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
  it('is not who has a name', () => {
    expect(hasGivenName('and Petra came')).toBe(true)
    expect(hasGivenName('and Mark my words')).toBe(false)
  })
})
