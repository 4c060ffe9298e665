import { describe, expect, it } from 'vitest'
import { trainingPlot } from '../../../../src/bench/report/training-plot.ts'

const points = [
  { round: 1, learned: 2, held: 2.1 },
  { round: 2, learned: 1, held: 1.4 },
  { round: 3, learned: 0.5, held: 1.6 },
]

describe('trainingPlot', () => {
  it('draws a line for each loss, and a dot at the lowest held back', () => {
    const svg = trainingPlot(points, 'trees')
    expect(svg.match(/<polyline/g)).toHaveLength(2)
    expect(svg).toContain('lowest on held back: 1.4 in round 2')
    expect(svg).toContain('aria-label="Loss of the trees by round"')
  })

  it('draws one line where nothing was held back', () => {
    const svg = trainingPlot(
      points.map(({ round, learned }) => ({ round, learned })),
      'trees',
    )
    expect(svg.match(/<polyline/g)).toHaveLength(1)
    expect(svg).not.toContain('<circle')
  })

  it('writes nothing that is no number, whatever the curve', () => {
    const curves = [[], points.slice(0, 1), [{ round: 9, learned: 0, held: 0 }]]
    for (const curve of curves) expect(trainingPlot(curve, 'x')).not.toMatch(/NaN|undefined|Infin/)
  })

  it('keeps all points within the picture', () => {
    const path = /points="([^"]+)"/.exec(trainingPlot(points, 'x'))?.[1] ?? ''
    for (const pair of path.split(' ')) {
      const [x = -1, y = -1] = pair.split(',').map(Number)
      expect(x >= 0 && x <= 380 && y >= 0 && y <= 260).toBe(true)
    }
  })
})
