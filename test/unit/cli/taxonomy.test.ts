import { describe, expect, it } from 'vitest'
import { findRisk, riskLines, taxonomyLines } from '../../../src/cli/taxonomy.ts'
import { columnsOf } from '../../../src/cli/terminal.ts'
import { McipError } from '../../../src/errors.ts'
import { riskIds } from '../../../src/risk/risk.ts'
import { phases, taxonomy } from '../../../src/risk/taxonomy.ts'

describe('taxonomyLines', () => {
  it.each([80, 100, 139, 140, 160, 400])('shows every risk within %i columns', (width) => {
    const lines = taxonomyLines({ width, colour: false })
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width)
    for (const id of riskIds) {
      expect(lines.filter((line) => line.startsWith(`${id} `))).toHaveLength(1)
    }
  })

  it('shows the phases in their order, each before its risks', () => {
    const lines = taxonomyLines({ width: 80, colour: false })
    const starts = phases.map((phase) => lines.indexOf(`${phase} phase`))
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(lines.findIndex((line) => line.startsWith('data-injection'))).toBeGreaterThan(
      starts[1] ?? Number.NaN,
    )
  })

  it('shows definitions only where there is room for them', () => {
    const text = (width: number) => taxonomyLines({ width, colour: false }).join(' ')
    expect(text(139)).not.toContain('what happens')
    expect(text(140)).toContain('what happens')
  })
})

describe('riskLines', () => {
  it.each([40, 80, 160])('shows each risk in full within %i columns', (width) => {
    for (const id of riskIds) {
      const lines = riskLines({ width, colour: false }, taxonomy[id])
      for (const line of lines.slice(2)) expect(columnsOf(line)).toBeLessThanOrEqual(width)
      const text = lines
        .map((line) => line.slice(14))
        .join(' ')
        .replace(/\s+/g, ' ')
      expect(text).toContain(taxonomy[id].definition)
      expect(text).toContain(taxonomy[id].example)
    }
  })
})

describe('findRisk', () => {
  it.each([
    ['replay-injection', 'replay-injection'],
    ['replay_function', 'replay-injection'],
    ['K', 'replay-injection'],
    ['Configuration Drift', 'configuration-drift'],
    ['tool-name-overlapping', 'tool-name-overlapping'],
  ])('understands %s', (name, id) => {
    expect(findRisk(name).id).toBe(id)
  })

  it.each(['true', 'A', 'appropriate'])('does not take %s, no risk at all, for one', (name) => {
    expect(() => findRisk(name)).toThrow(McipError)
  })

  it('suggests the nearest risk', () => {
    expect(() => findRisk('data-injektion')).toThrow(
      'unknown risk `data-injektion`; did you mean `data-injection`?',
    )
  })

  it('shows a hostile name safely', () => {
    expect(() => findRisk(`\u001b[2J\u202e${'x'.repeat(500)}`)).toThrow(/^unknown risk `x{59}…`$/)
  })
})
