/**
 * Incidents and their twins. What does not hold yet stands in the scenario under `missed`, with its
 * cause; a test fails when one of these begins to hold, so that the list stays true.
 */
import { describe, expect, it } from 'vitest'
import { judgeScenario } from './scenarios/judge-scenario.ts'
import { allScenarios, misses, requestOf, traits, twinOf } from './scenarios/scenario.ts'

const scenarios = allScenarios()

describe('an incident is stopped where it should be, and its twin passes:', () => {
  it.each(scenarios)('%s', async (_, scenario) => {
    const { failures, attack, twin } = await judgeScenario(scenario)
    const stated = misses.filter((miss) => scenario.missed?.[miss] !== undefined)
    expect(failures, JSON.stringify({ attack, twin }, undefined, 1)).toEqual(stated)
  })
})

it('has at least 20 incidents that a guard on the wire can see', () => {
  const visible = scenarios.filter(([, { seen, incident }]) => seen !== 'H' && incident > 0)
  expect(new Set(visible.map(([, { incident }]) => incident)).size).toBeGreaterThanOrEqual(20)
})

it('has in most of them what makes an attack hard to see', () => {
  const hard = scenarios.filter(([, each]) => each.traits.length > 0)
  expect(hard.length).toBeGreaterThan(scenarios.length / 2)
  const used = new Set(scenarios.flatMap(([, each]) => each.traits))
  expect(traits.filter((trait) => !used.has(trait))).toEqual([])
})

it('plays the same calls in a twin, and does the harm in one step', () => {
  for (const [file, scenario] of scenarios) {
    const named = ({ steps }: typeof scenario) =>
      steps.map((step) => [step.id, requestOf(step)?.method, requestOf(step)?.params.name])
    expect(named(twinOf(scenario)), file).toEqual(named(scenario))
    const all = scenario.steps.flatMap((step) => [step, ...(step.meanwhile ?? [])])
    expect(all.filter(({ harm }) => harm !== undefined)).toHaveLength(1)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const ids = new Set(all.map(({ id }) => id))
    expect(Object.keys(scenario.twin.steps).filter((id) => !ids.has(id))).toEqual([])
  }
})
