import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../../src/bench/dialogue.ts'
import { drawGoal, goalOf } from '../../../../../src/bench/synthesise/passages/goal.ts'
import { slotsFor } from '../../../../../src/bench/synthesise/passages/slots.ts'
import { booking, depsOf, message, tries, weather } from '../world.ts'

describe('drawGoal', () => {
  it('wants a call with values that its words name', () => {
    const goals = tries((deps) => drawGoal(weather, deps), 200)
    expect(goals).toHaveLength(200)
    expect(new Set(goals.map(({ kind }) => kind)).size).toBe(9)
    for (const { calls, slots, kind } of goals) {
      const deed = calls.at(-1)
      expect(deed).toBeDefined()
      if (kind === 'task') expect(slots.name).toBe(deed?.name)
    }
  })

  it('wants no call that is made already', () => {
    for (const dialogue of [booking, message]) {
      const made = callsOf(dialogue).map(({ name, arguments: args }) =>
        JSON.stringify([name, args]),
      )
      for (const { calls } of tries((deps) => drawGoal(dialogue, deps))) {
        for (const { name, arguments: args } of calls) {
          expect(made).not.toContain(JSON.stringify([name, args]))
        }
      }
    }
  })
})

describe('goalOf', () => {
  it('gives the look-up before the deed, whose value it finds', () => {
    const { chance, templates } = depsOf()
    const { passages } = templates
    const looking = passages.deeds.filter(({ lookUp }) => lookUp !== undefined)
    expect(looking.length).toBeGreaterThan(1)
    for (const template of looking) {
      const { calls, tools } = goalOf(
        template,
        slotsFor(booking, passages, chance, template),
        chance,
      )
      expect(calls).toHaveLength(2)
      expect(tools).toHaveLength(2)
      const values = Object.values(calls[1]?.arguments ?? {}).map(String)
      const words = values.flatMap((value) => value.split(' '))
      expect(words.some((word) => word.length > 3 && calls[0]?.returned.includes(word))).toBe(true)
    }
  })
})
