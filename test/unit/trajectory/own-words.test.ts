import { describe, expect, it } from 'vitest'
import { ownWordsIn } from '../../../src/trajectory/own-words.ts'
import { expectLinear } from '../../support/growth.ts'

describe('ownWordsIn', () => {
  it('finds who the user says they are', () => {
    expect(ownWordsIn('Hello, my name is Ann Lee and I am hungry')).toContain('ann lee')
    expect(ownWordsIn("I'm Bo.")).toContain('bo')
    expect(ownWordsIn("I'm Bo's manager")).not.toContain("bo's manager")
    expect(ownWordsIn('I am tired')).toEqual([])
  })

  it('reads names with small words in them, and the phrase in other languages', () => {
    expect(ownWordsIn('My name is Ida van der Meer, hello')).toContain('ida van der meer')
    expect(ownWordsIn('I am Ann and I live')).toContain('ann')
    expect(ownWordsIn('Ich heiße Uwe Brandt.')).toContain('uwe brandt')
    expect(ownWordsIn('me llamo Inés de la Cruz')).toContain('inés de la cruz')
    expect(ownWordsIn('meine E-Mail ist uwe@example.org')).toContain('uwe@example.org')
    expect(ownWordsIn('meine Mutter ist da')).not.toContain('mutter')
  })

  it('finds the values that the user gives of themselves', () => {
    const text = 'My email is ann@example.org, and my customer number: 4711.'
    expect(ownWordsIn(text)).toEqual(expect.arrayContaining(['ann@example.org', '4711']))
    expect(ownWordsIn('my password is in the safe')).not.toContain('in')
  })

  it('finds the things that the user calls theirs', () => {
    expect(ownWordsIn('look into my Calendar and Notes for details')).toEqual(
      expect.arrayContaining(['calendar', 'notes']),
    )
    expect(ownWordsIn('my order is late')).toContain('order')
    expect(ownWordsIn('see my PhotoAlbum')).toEqual(['photo', 'album'])
  })

  it("leaves out what is somebody else's", () => {
    expect(ownWordsIn("my friend's calendar")).toEqual([])
    expect(ownWordsIn('my colleague Bo has a calendar')).toEqual([])
    expect(ownWordsIn('my friend is Bo')).toEqual([])
    expect(ownWordsIn('Amy calendar')).toEqual([])
  })

  it('takes linear time on hostile text', () => {
    for (const part of ['my ', 'my name is ', 'my a is ', "I'm A ", 'my a, and ', 'I am A.'])
      expectLinear(50_000, (size) => part.repeat(size), ownWordsIn)
  })
})
