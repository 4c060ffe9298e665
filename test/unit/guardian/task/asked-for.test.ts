import { describe, expect, it } from 'vitest'
import { isAskedFor } from '../../../../src/guardian/task/asked-for.ts'
import { standingOf } from '../../../../src/guardian/task/standing.ts'
import { playedCall, text, tool } from './task-input.ts'

const weather = tool('get_weather', 'Gives the weather of a city.', { city: text })
const role = tool('grant_role', 'Hands over the keys of a house.', { user: text, role: text })

function asked(user: string, args: Parameters<typeof playedCall>[1]) {
  const standing = standingOf(playedCall('grant_role', args, { user, tools: [weather, role] }))
  return standing !== undefined && isAskedFor(standing)
}

describe('isAskedFor', () => {
  it('is so by a word of the name, and by its description where no other function fits better', () => {
    expect(asked('Make her role that of an owner.', { user: 'x' })).toBe(true)
    expect(asked('Let Mia Ito have the keys of our house.', { user: 'Mia Ito' })).toBe(true)
  })

  it('is not so by a value alone, which any function may be given', () => {
    expect(asked('Let Mia Ito have lunch.', { user: 'Mia Ito' })).toBe(false)
  })

  it('is not so where another function is what the words want', () => {
    expect(asked('What is the weather in the city of Rome?', { user: 'Rome' })).toBe(false)
    expect(asked('Let us have lunch somewhere.', { user: 'x' })).toBe(false)
  })
})
