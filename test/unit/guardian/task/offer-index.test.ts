import { describe, expect, it } from 'vitest'
import { askedIn } from '../../../../src/guardian/task/asked.ts'
import { offerIndexOf } from '../../../../src/guardian/task/offer-index.ts'
import { toolWords } from '../../../../src/guardian/task/tool-words.ts'
import { memoryOf, text, tool } from './task-input.ts'

const weather = tool('get_weather', 'Gives the weather of a city.', { city: text })
const recipe = tool('find_recipe', 'Finds a recipe for ingredients.', { ingredients: text })
const tools = [weather, recipe, tool('send_mail', 'Sends a mail.', { recipient: text })]

describe('offerIndexOf', () => {
  it('finds the functions whose words meet the request, best first', () => {
    const past = memoryOf({ user: 'What is the weather in my city?', tools })
    const asked = askedIn(past)
    const index = offerIndexOf(past.offered)
    expect(asked && index.bestFor(asked)[0]?.tool.name).toBe('get_weather')
    expect(asked && index.fitOf(toolWords(recipe), asked)).toBe(0)
  })

  it('is made once an offer, and anew when the offer changes', () => {
    const past = memoryOf({ tools })
    const index = offerIndexOf(past.offered)
    expect(offerIndexOf(past.offered)).toBe(index)
    past.offer('server', [tool('play_song', 'Plays.')])
    expect(offerIndexOf(past.offered)).not.toBe(index)
    expect(offerIndexOf(past.offered).definitionOf('server', 'play_song')).toBeDefined()
    expect(offerIndexOf(past.offered).definitionOf('other', 'play_song')).toBeUndefined()
  })

  it('finds the functions that share the rarest word of a name, and no more than 16', () => {
    const many = Array.from({ length: 50 }, (_, at) => tool(`send_x${at}`, 'Sends.'))
    const past = memoryOf({ user: 'my city', tools: [...tools, ...many] })
    const asked = askedIn(past)
    const sharing = (name: string) =>
      asked === undefined
        ? []
        : offerIndexOf(past.offered)
            .sharing(toolWords(tool(name, '')), asked)
            .map((one) => one.tool.name)
    expect(sharing('send_mail')).toHaveLength(16)
    expect(sharing('weather')).toEqual([])
    expect(sharing('constructor')).toEqual([])
  })

  it('weighs a word less that many functions have', () => {
    const many = Array.from({ length: 50 }, (_, at) => tool(`city_${at}x`, 'A city.'))
    const fitIn = (offer: readonly (typeof weather)[]) => {
      const past = memoryOf({ user: 'my city', tools: offer })
      const asked = askedIn(past)
      return asked === undefined ? 0 : offerIndexOf(past.offered).fitOf(toolWords(weather), asked)
    }
    expect(fitIn([weather, ...many])).toBeLessThan(fitIn([weather]))
  })

  it('looks at no more than 2,000 functions', () => {
    const past = memoryOf({ tools: Array.from({ length: 3_000 }, (_, at) => tool(`f${at}`, '')) })
    expect(offerIndexOf(past.offered).size).toBe(2_000)
  })
})
