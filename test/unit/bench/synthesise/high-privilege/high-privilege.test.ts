import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../../src/bench/chance.ts'
import {
  highPrivilegeOfModel,
  noting,
} from '../../../../../src/bench/synthesise/high-privilege/high-privilege.ts'
import { depsOf, weather } from '../world.ts'

const templates = depsOf().highPrivilege
const tool = weather.tools[0] ?? { name: 'get_weather' }
const written = { name: 'administer_weather', description: 'Changes all records.' }

describe('highPrivilegeOfTemplates', () => {
  it('makes a variant with the same parameters, or gives a privileged function as it is', () => {
    const { tool: variant, by } = templates.variantOf(tool, createChance(1))
    expect(variant).toMatchObject({ parameters: tool.parameters })
    expect(variant.name).not.toBe(tool.name)
    expect(by).toBe('template')
    const names = depsOf().privileged.map((one) => one.tool.name)
    expect(names).toContain(templates.insteadOf(tool, createChance(1))?.tool.name)
  })
})

describe('highPrivilegeOfModel', () => {
  it('gives what the model wrote, and a template where it wrote nothing', () => {
    const both = highPrivilegeOfModel(
      ({ name }) => (name === tool.name ? written : undefined),
      templates,
    )
    expect(both.variantOf(tool, createChance(1))).toEqual({ tool: written, by: 'llm' })
    expect(both.insteadOf(tool, createChance(1))).toEqual({ tool: written, by: 'llm' })
    const other = { ...tool, name: 'read_weather' }
    expect(both.variantOf(other, createChance(1)).by).toBe('template')
    expect(both.insteadOf(undefined, createChance(1))?.by).toBe('template')
  })

  it('draws the same chance whoever wrote the function', () => {
    const nextOf = (source: typeof templates): number => {
      const chance = createChance(3)
      source.variantOf(tool, chance)
      source.insteadOf(tool, chance)
      return chance.next()
    }
    expect(nextOf(highPrivilegeOfModel(() => written, templates))).toBe(nextOf(templates))
  })
})

describe('noting', () => {
  it('knows of each function that was given who made it', () => {
    const { source, given } = noting(highPrivilegeOfModel(() => written, templates))
    source.variantOf(tool, createChance(1))
    expect([...given]).toEqual([['administer_weather', 'llm']])
  })
})
