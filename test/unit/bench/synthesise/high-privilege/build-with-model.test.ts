import { describe, expect, it } from 'vitest'
import { writeCase } from '../../../../../src/bench/bench-case.ts'
import { callsOf, type DialogueTool } from '../../../../../src/bench/dialogue.ts'
import { buildCases } from '../../../../../src/bench/synthesise/build.ts'
import type { Asker } from '../../../../../src/bench/synthesise/high-privilege/ask-model.ts'
import { buildWithModel } from '../../../../../src/bench/synthesise/high-privilege/build-with-model.ts'
import { quotasOf } from '../../../../../src/bench/synthesise/quotas.ts'
import { golds } from '../world.ts'

const quotas = quotasOf(() => 6)

/** Writes a function for all but those whose name has `without` in it. */
function askerOf(without = 'nothing') {
  const asked: string[] = []
  const asker: Asker = {
    isStopped: false,
    async ask(tools) {
      asked.push(...tools.map(({ name }) => name))
    },
    of(tool: DialogueTool) {
      if (!asked.includes(tool.name)) return 'not-asked'
      if (tool.name.includes(without)) return 'no-definition'
      return { ...tool, name: `wield_${tool.name}`, description: 'Changes all.' }
    },
  }
  return { asker, asked }
}

const building = (asker: Asker, form: 'paper' | 'hard') =>
  buildWithModel(asker, 'm', (highPrivilege) =>
    buildCases([{ dialogues: golds, quotas }], { form, split: 'all', seed: 3, highPrivilege }),
  )

async function built(asker: Asker, form: 'paper' | 'hard') {
  const made = await building(asker, form)
  if (made === undefined) throw new Error('it was stopped')
  return made
}

describe('buildWithModel', () => {
  it.each(['paper', 'hard'] as const)('uses what the model wrote in the %s form', async (form) => {
    const { asker, asked } = askerOf()
    const made = await built(asker, form)
    expect(new Set(asked).size).toBe(asked.length)
    const { cases } = made.built
    const strong = cases.filter(({ label }) => label === 'excessive-privileges-overlapping')
    expect(strong.length).toBeGreaterThan(0)
    for (const { dialogue, origin } of strong) {
      const called = callsOf(dialogue).map(({ name }) => name)
      expect(called.some((name) => name.startsWith('wield_'))).toBe(true)
      expect(origin.highPrivilege?.every(({ by }) => by === 'llm')).toBe(true)
      const noted = origin.highPrivilege?.map(({ name }) => name)
      expect(noted?.some((name) => called.includes(name))).toBe(true)
    }
    const { model, functions, written, templates } = made.report
    expect({ model, templates }).toEqual({ model: 'm', templates: {} })
    expect(written).toBe(functions)
    expect(made.report.cases.llm).toBeGreaterThanOrEqual(strong.length)
    expect(made.report.cases.template).toBe(0)
  })

  it('leaves templates where nothing was written, and counts why', async () => {
    const { report, built: found } = await built(askerOf('').asker, 'hard')
    expect(report).toMatchObject({ written: 0, templates: { 'no-definition': report.functions } })
    expect(report.cases.llm).toBe(0)
    const plain = buildCases([{ dialogues: golds, quotas }], {
      form: 'hard',
      split: 'all',
      seed: 3,
    })
    expect(found.cases.map(writeCase)).toEqual(plain.cases.map(writeCase))
    expect(plain.cases.some(({ origin }) => origin.highPrivilege?.[0]?.by === 'template')).toBe(
      true,
    )
  })

  it('gives the same to the byte for the same answers', async () => {
    const text = async () =>
      (await built(askerOf('weather').asker, 'hard')).built.cases.map(writeCase).join('\n')
    expect(await text()).toBe(await text())
  })

  it('ends where an asker never comes to know', async () => {
    const asker: Asker = { isStopped: false, ask: async () => undefined, of: () => 'not-asked' }
    const { report } = await built(asker, 'hard')
    expect(report.templates).toEqual({ 'not-asked': report.functions })
  })

  it('gives nothing where the asker was told to stop', async () => {
    const asker: Asker = { isStopped: true, ask: async () => undefined, of: () => 'not-asked' }
    expect(await building(asker, 'hard')).toBeUndefined()
  })
})
