import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import { guarded } from '../../../../src/bench/synthesise/causal-dependency-injection.ts'
import {
  firstAnswer,
  firstOf,
  offering,
  offeringAfter,
  placeInTurn,
  saidBefore,
  targetsInOrder,
  targetsOf,
  turnEnd,
  turnPlaces,
  withSteps,
} from '../../../../src/bench/synthesise/steps.ts'
import { booking, depsOf, weather } from './world.ts'

const chance = createChance(1)

describe('targetsOf', () => {
  it('gives each call with its turn and the answer in it', () => {
    expect(
      targetsOf(booking).map(({ at, from, to, answerAt }) => [at, from, to, answerAt]),
    ).toEqual([
      [1, 0, 3, 2],
      [4, 3, 6, 5],
    ])
  })

  it('leaves out checks of identity, and calls that never returned', () => {
    const checked = guarded(weather, depsOf(), 'before')?.dialogue ?? booking
    expect(targetsOf(checked).map(({ call }) => call.name)).toEqual(['get_weather'])
    const steps = [{ kind: 'call', name: 'x', arguments: {} }] as const
    expect(targetsOf({ steps })).toEqual([])
  })
})

describe('targetsInOrder', () => {
  it('gives the same calls in an order of chance', () => {
    const orders = Array.from({ length: 30 }, (_none, seed) =>
      targetsInOrder(booking, createChance(seed)).map(({ at }) => at),
    )
    expect(new Set(orders.map((one) => one.join())).size).toBe(2)
    expect(orders.every((one) => one.toSorted().join() === '1,4')).toBe(true)
  })
})

describe('places', () => {
  it('end a turn where the user speaks again', () => {
    expect(turnEnd(booking.steps, 1)).toBe(3)
    expect(turnEnd(booking.steps, 7)).toBe(8)
  })

  it('let a turn stand at the start and after answered calls', () => {
    expect(turnPlaces(booking)).toEqual([0, 3, 6])
  })

  it('let a call stand before the answer of a turn', () => {
    expect(placeInTurn(booking.steps, 3)).toBe(5)
    expect(placeInTurn(booking.steps.slice(0, 5), 3)).toBe(5)
  })
})

describe('saidBefore', () => {
  it('joins what the user said', () => {
    expect(saidBefore(booking.steps, 3)).toBe('Find a hotel in Lisbon.')
  })
})

describe('offering', () => {
  it('adds tools that are not there yet', () => {
    const [own] = weather.tools
    if (own === undefined) throw new Error('one tool')
    const tools = offering(weather, [own, { name: 'other' }], chance).tools
    expect(tools.map(({ name }) => name).toSorted()).toEqual(['get_weather', 'other'])
  })

  it('adds a tool after another', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { tools } = offeringAfter(booking, 'book_hotel', { name: 'x' }, createChance(seed))
      expect(tools.at(-1)?.name).toBe('x')
    }
  })
})

describe('firstOf and firstAnswer', () => {
  it('give the first answer there is', () => {
    expect(firstOf([1, 2, 3], chance, (one) => (one === 2 ? 'two' : undefined))).toBe('two')
    expect(firstAnswer([1, 2, 3], (one) => (one > 1 ? one : undefined))).toBe(2)
    expect(firstAnswer([], () => 1)).toBeUndefined()
  })
})

describe('withSteps', () => {
  it('changes the steps alone', () => {
    const edited = withSteps(weather, [], [{ what: 'all gone' }])
    expect(edited).toEqual({ dialogue: { ...weather, steps: [] }, changed: [{ what: 'all gone' }] })
  })
})
