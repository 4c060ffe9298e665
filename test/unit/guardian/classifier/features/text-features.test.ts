import { describe, expect, it } from 'vitest'
import { returnedCall } from '../../../../../src/guardian/classifier/features/return-features.ts'
import {
  putTextOfAnswer,
  putTextOfCall,
  putTextOfReturn,
  toolText,
} from '../../../../../src/guardian/classifier/features/text-features.ts'
import { recentOf } from '../../../../../src/guardian/classifier/features/unit-features.ts'
import { standingOf } from '../../../../../src/guardian/task/standing.ts'
import { turnOf } from '../../judge-input.ts'
import { memoryOf, playedCall, playedReturn, text, tool } from '../../task/task-input.ts'
import { put } from '../named-row.ts'

/** Knows one thing: whether a text speaks of the weather. */
const likeness = {
  vectorOf: (said: string) =>
    /weather|rain/i.test(said) ? Float32Array.of(1, 0) : Float32Array.of(0, 1),
}
const tools = [
  tool('get_weather', 'Tells the weather.', { city: text }),
  tool('pay', 'Pays.', { to: text }),
]
const user = 'Will it rain in Oslo?'

describe('text features', () => {
  it('compare the request with the function and with all others', () => {
    const of = (name: string) => {
      const input = playedCall(name, { city: 'Oslo' }, { user, tools })
      const standing = standingOf(input)
      return put((fill) => {
        if (standing !== undefined)
          putTextOfCall(fill, input, standing, recentOf(input.past), likeness)
      })
    }
    expect([of('get_weather')('text-function'), of('get_weather')('text-lead')]).toEqual([1, 0])
    expect([of('pay')('text-function'), of('pay')('text-lead')]).toEqual([0, 1])
    expect(of('pay')('text-rank')).toBe(0.5)
  })

  it('compare what came back, and what is answered', () => {
    const input = playedReturn('get_weather', 'heavy rain', { user, tools })
    const call = returnedCall(input)
    const back = put((fill) => {
      if (call !== undefined) putTextOfReturn(fill, input, call, likeness)
    })
    expect([back('text-return'), back('text-return-query')]).toEqual([1, 1])
    const past = memoryOf({ user, tools })
    const answer = put((fill) =>
      putTextOfAnswer(fill, { ...turnOf('It is paid.'), past }, recentOf(past), likeness),
    )
    expect([answer('text-answer'), answer('text-answer-return')]).toEqual([0, undefined])
  })

  it('read a function by its name and its description', () => {
    expect(toolText('pay', { name: 'pay', description: 'Pays.' })).toBe('pay Pays.')
    expect(toolText('pay', undefined)).toBe('pay')
  })
})
