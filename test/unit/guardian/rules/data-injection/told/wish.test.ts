import { describe, expect, it } from 'vitest'
import { askedOf } from '../../../../../../src/guardian/delegation/asked.ts'
import {
  asksFor,
  isNamedIn,
  isPassedOn,
  isSaidByUser,
  wishOf,
} from '../../../../../../src/guardian/rules/data-injection/told/wish.ts'
import { remembered } from '../../../delegation/played.ts'

const wish = (words: string) => wishOf(askedOf(words))

function read(name: string) {
  const found = remembered('x', [{ name, returns: 'y' }]).observations.at(-1)
  if (found === undefined) throw new Error('nothing was read')
  return found
}

describe('what the user asks to be told', () => {
  it('is a matter, and what goes with it', () => {
    expect(asksFor(wish('Tell Ada about the surgery.'), ['health'])).toBe(true)
    expect(asksFor(wish('Tell Ada about the surgery.'), ['feelings'])).toBe(true)
    expect(asksFor(wish('Tell Ada about the surgery.'), ['money'])).toBe(false)
  })
  it('may name a matter by words that tell nothing of a person elsewhere', () => {
    expect(asksFor(wish('Send Ada the banking details.'), ['money'])).toBe(true)
    expect(asksFor(wish('Send Ada the price of lamps.'), ['money'])).toBe(false)
  })
  it('is about what no other request is about', () => {
    expect([...wish('Send Ada an email about the lamps in my notes.').topic].sort()).toEqual([
      'ada',
      'lamp',
    ])
  })
  it('is somebody by a given name, or a family name that is nobody else’s', () => {
    expect(isNamedIn(wish('Tell Ada about Peter.'), 'peter', 'lund')).toBe(true)
    expect(isNamedIn(wish('Tell Ada about Mr. Lund.'), 'peter', 'lund')).toBe(true)
    expect(isNamedIn(wish('Tell Sarah Lund about hats.'), 'peter', 'lund')).toBe(false)
    expect(isNamedIn(wish('Marketing is slow.'), 'mark', 'mark')).toBe(false)
  })
  it('is a source, where it is to be passed on', () => {
    expect(isPassedOn(wish('Forward the mail to Ben.'), read('read_mail'))).toBe(true)
    expect(isPassedOn(wish('Summarize my notes for Ben.'), read('search_notes'))).toBe(true)
    expect(isPassedOn(wish('Share the notes from Monday with Ben.'), read('get_notes'))).toBe(true)
    expect(isPassedOn(wish('Forward the mail to Ben.'), read('get_notes'))).toBe(false)
    expect(isPassedOn(wish('Send Ben an email about hats.'), read('read_mail'))).toBe(false)
    expect(isPassedOn(wish('Write Ben a summary of the hats.'), read('read_mail'))).toBe(false)
  })
  it('is what the user said in the same words', () => {
    const said = wish('Tell Ben that Peter is ill and stays at home.')
    expect(isSaidByUser(said, 'Peter is ill, he stays at home.')).toBe(true)
    expect(isSaidByUser(said, 'Anna was sued by her landlord.')).toBe(false)
    expect(isSaidByUser(said, '!')).toBe(false)
  })
  it('may be anything of somebody, people by what they are, or secrets', () => {
    expect(wish('Explain to Ben how Peter is.').isOpen).toBe(true)
    expect(wish('Tell Ben how my day was.').isOpen).toBe(false)
    expect(wish('Send Ben the grades of my class.').isOfRole).toBe(true)
    expect(wish('Send the lawyer the confidential list.').isOfSecrets).toBe(true)
    expect(wish('Send Ben the price.')).toMatchObject({
      isOpen: false,
      isOfRole: false,
      isOfSecrets: false,
    })
  })
})
