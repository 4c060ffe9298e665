import { describe, expect, it } from 'vitest'
import {
  colourOf,
  confusionPlot,
  reliabilityPlot,
  safetyUtilityPlot,
} from '../../../../src/bench/report/plots.ts'
import { report } from './own-report.ts'

const [first] = report.systems

describe('plots', () => {
  it('draw a curve and a dot for each system', () => {
    const svg = safetyUtilityPlot(report.systems)
    expect(svg.match(/<polyline/g)).toHaveLength(2)
    expect(svg.match(/<circle/g)).toHaveLength(2)
  })

  it('draw only the rows of the confusion that hold cases', () => {
    if (first === undefined) throw new Error('no system')
    const svg = confusionPlot(first)
    expect(svg.match(/<rect/g)).toHaveLength(3 * 12)
    expect(svg).toContain('A appropriate')
    expect(svg).not.toContain('identity-injection')
  })

  it('write nothing that is no number, and no name as it came', () => {
    const all = safetyUtilityPlot(report.systems) + reliabilityPlot(report.systems)
    expect(all).not.toMatch(/NaN|undefined|Infinity|<img/)
  })

  it('have a colour for any number of systems', () => {
    expect(colourOf(0)).not.toBe(colourOf(1))
    expect(colourOf(6)).toBe(colourOf(0))
  })
})
