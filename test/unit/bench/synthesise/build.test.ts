import { describe, expect, it } from 'vitest'
import { type CaseForm, writeCase } from '../../../../src/bench/bench-case.ts'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { spelledAlike } from '../../../../src/bench/pool.ts'
import { buildCases, usableOf } from '../../../../src/bench/synthesise/build.ts'
import { quotasOf } from '../../../../src/bench/synthesise/quotas.ts'
import { partOfName } from '../../../../src/bench/synthesise/split-part.ts'
import { booking, golds, weather } from './world.ts'

const quotas = quotasOf(() => 4)
const build = (more: Partial<Parameters<typeof buildCases>[1]> = {}) =>
  buildCases([{ dialogues: golds, quotas }], { form: 'hard', split: 'all', seed: 7, ...more })

describe('buildCases', () => {
  it('builds as many of each class as the quota says, each once', () => {
    for (const form of ['paper', 'hard'] as const) {
      const { cases, classes } = build({ form })
      for (const { label, wanted, built } of classes) {
        expect(wanted).toBe(4)
        expect(cases.filter((one) => one.label === label)).toHaveLength(built)
      }
      expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
      const contents = cases.map(({ dialogue }) => JSON.stringify(dialogue.steps))
      expect(new Set(contents).size).toBe(cases.length)
    }
    expect(build().classes.every(({ built }) => built === 4)).toBe(true)
  })

  it('gives the same to the byte for the same seed, and other cases for another', () => {
    const text = (seed: number) => build({ seed }).cases.map(writeCase).join('\n')
    expect(text(7)).toBe(text(7))
    expect(text(7)).not.toBe(text(8))
  })

  it('says of each case which gold dialogue it is of, and what was changed', () => {
    for (const { id, label, origin } of build().cases) {
      expect(id.startsWith(`${origin.gold}#${label}`)).toBe(true)
      expect(origin.changed.length).toBeGreaterThan(0)
    }
  })

  it('offers all that is called in the hard form', () => {
    for (const { dialogue } of build().cases) {
      const offered = new Set(dialogue.tools.map(({ name }) => name))
      expect(callsOf(dialogue).every(({ name }) => offered.has(name))).toBe(true)
    }
  })

  it('shares no gold function between the parts of a split', () => {
    const calls = golds.flatMap((gold) => callsOf(gold).map(({ name }) => name))
    for (const split of ['train', 'test'] as const) {
      const names = build({ split }).cases.flatMap(({ dialogue }) =>
        callsOf(dialogue).map(({ name }) => name),
      )
      const own = names.filter((name) => calls.includes(name))
      expect(own.every((name) => partOfName(name) === split)).toBe(true)
    }
  })

  it('calls no function in both parts of a split, in whatever spelling', () => {
    const called = (split: 'train' | 'test') =>
      ['paper', 'hard'].flatMap((form) =>
        build({ split, form: form as CaseForm }).cases.flatMap(({ dialogue }) =>
          callsOf(dialogue).map(({ name }) => spelledAlike(name)),
        ),
      )
    const learned = new Set(called('train'))
    expect(learned.size).toBeGreaterThan(20)
    expect(called('test').filter((name) => learned.has(name))).toEqual([])
  })

  it('builds nothing of nothing', () => {
    expect(buildCases([], { form: 'hard', split: 'all', seed: 1 }).cases).toEqual([])
  })
})

describe('usableOf', () => {
  it('takes each content once, and only dialogues whose calls all returned', () => {
    const again = { ...weather, id: 'again' }
    const mute = { ...booking, steps: [{ kind: 'call', name: 'x', arguments: {} } as const] }
    expect(usableOf([weather, again, mute], 'all')).toEqual([weather])
  })
})
