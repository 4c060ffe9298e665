import { describe, expect, it } from 'vitest'
import { sidesIn } from '../../../../src/flow/recognise/sports-side.ts'
import { traitsOf } from '../../../../src/flow/recognise/text-traits.ts'

function sides(text: string): readonly string[] {
  return sidesIn(text, traitsOf(text)).map(({ start, end }) => text.slice(start, end))
}

describe('the sides of a match', () => {
  it.each([
    ['How did Ashford play yesterday?', ['Ashford']],
    ['Did the Harbor City Gulls win on Sunday?', ['Harbor City Gulls']],
    ['when does Milbury play again', ['Milbury']],
    ['Ashford beat Milbury 3-1.', ['Ashford', 'Milbury']],
    ['In the end Ashford lost to the Gulls', ['Ashford', 'Gulls']],
    ['Northgate Rovers drew with Ashford', ['Northgate Rovers', 'Ashford']],
  ])('are named in %s', (text, expected) => {
    expect(sides(text)).toEqual(expected)
  })

  it.each([
    'How did Anna play yesterday?',
    'Did I win?',
    'Could you play the next song?',
    'Play Harbor Lights on the speaker.',
    'Will Alexa play it?',
    'Anna lost to the bank',
    'Ashford lost its keys',
    'We beat Milbury',
    'did ashford play',
    'The odds are that They win',
  ])('are not named in %s', (text) => {
    expect(sides(text)).toEqual([])
  })
})
