import { describe, expect, it } from 'vitest'
import { benchmarkClasses, benchmarkClassOf, riskIds } from '../../../src/risk/risk.ts'
import { maestroLayers, phases, risksOfPhase, taxonomy } from '../../../src/risk/taxonomy.ts'

const all = riskIds.map((id) => taxonomy[id])

/** The 15 rows of the paper's table. */
const paperRows = [
  'Server name overlapping',
  'Installer spoofing',
  'Backdoor implantation',
  'Function overlapping',
  'Excessive privileges overlapping',
  'Function dependency injection',
  'Function injection',
  'Causal dependency injection',
  'Intent injection',
  'Data injection',
  'Identity injection',
  'Replay injection',
  'Expired privilege redundancy',
  'Configuration drift',
  'Server version mismatch',
]

describe('the taxonomy', () => {
  it('holds exactly the 17 risks, each under its own id', () => {
    expect(Object.keys(taxonomy)).toEqual([...riskIds])
    expect(all).toHaveLength(17)
    for (const id of riskIds) expect(taxonomy[id].id).toBe(id)
  })

  it('has three risks before, eleven during and three after the interaction', () => {
    expect(phases.map((phase) => risksOfPhase(phase).length)).toEqual([3, 11, 3])
    expect(phases.flatMap((phase) => risksOfPhase(phase))).toEqual(all)
  })

  it('covers every row of the paper and no other', () => {
    expect([...new Set(all.map((risk) => risk.paperRow))]).toEqual(paperRows)
  })

  it('splits a row of the paper only for tool names and for the two intent injections', () => {
    const shared = paperRows.filter((row) => all.filter((risk) => risk.paperRow === row).length > 1)
    expect(shared).toEqual(['Function overlapping', 'Intent injection'])
  })

  it('gives every risk a title, a definition, a harm and an example of its own', () => {
    for (const key of ['title', 'definition', 'harm', 'example'] as const) {
      expect(new Set(all.map((risk) => risk[key])).size).toBe(17)
    }
    for (const risk of all) {
      expect(risk.definition).toMatch(/^[A-Z].*\.$/)
      expect(risk.example).toMatch(/\.$/)
      expect(risk.definition.length).toBeLessThan(200)
      expect(risk.harm).toMatch(/^[A-Z][^.]{20,160}\.$/)
    }
  })

  it('names an element that fits the grain', () => {
    const fitting = {
      'intra-flow': ['sender', 'recipient', 'principle'],
      'single-flow': ['presence'],
      'inter-flow': ['order'],
    }
    for (const risk of all) expect(fitting[risk.scope.grain]).toContain(risk.scope.element)
  })

  it('names only layers of MAESTRO, each once', () => {
    for (const risk of all) {
      expect(risk.layers.length).toBeGreaterThan(0)
      expect(new Set(risk.layers).size).toBe(risk.layers.length)
      for (const layer of risk.layers) expect(maestroLayers).toHaveProperty(layer)
    }
  })

  it('maps the interaction risks, and only these, to benchmark classes', () => {
    for (const risk of all) {
      expect(risk.benchmarkClass !== null).toBe(risk.phase === 'interaction')
      expect(risk.benchmarkClass).toBe(benchmarkClassOf(risk.id) ?? null)
    }
    const reached = new Set(all.map((risk) => risk.benchmarkClass))
    for (const name of benchmarkClasses) expect(reached.has(name)).toBe(name !== 'appropriate')
  })

  it('cites the paper first for every risk', () => {
    for (const risk of all) expect(risk.sources[0]).toContain('arXiv:2505.14590')
  })

  it('cannot be changed, at any depth', () => {
    expect(Object.isFrozen(taxonomy)).toBe(true)
    for (const risk of all) {
      for (const part of [risk, risk.scope, risk.layers, risk.sources]) {
        expect(Object.isFrozen(part)).toBe(true)
      }
    }
  })
})
