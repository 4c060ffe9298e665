/** The curve of one forest's training as SVG: loss by round, learned from and held back. */
import { bestOf, type CurvePoint } from '../train/training-curves.ts'

const width = 380
const height = 260
const margin = { left: 48, right: 16, top: 14, bottom: 40 }
const ticks = 4

/** @param what names the forest in fixed words */
export function trainingPlot(points: readonly CurvePoint[], what: string): string {
  const losses = points.flatMap(({ learned, held }) =>
    held === undefined ? [learned] : [learned, held],
  )
  const top = Math.max(0.01, ...losses) * 1.05
  const first = points[0]?.round ?? 1
  const rounds = Math.max(1, (points.at(-1)?.round ?? 1) - first)
  const x = (round: number): number =>
    margin.left + ((round - first) / rounds) * (width - margin.left - margin.right)
  const y = (loss: number): number =>
    margin.top + (1 - loss / top) * (height - margin.top - margin.bottom)
  const line = (
    read: (point: CurvePoint) => number | undefined,
    colour: string,
    more = '',
  ): string => {
    const path = points.flatMap((point) => {
      const loss = read(point)
      return loss === undefined ? [] : [`${fixed(x(point.round))},${fixed(y(loss))}`]
    })
    return path.length === 0
      ? ''
      : `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${more}/>`
  }
  const best = bestOf(points)
  const dot =
    best?.held === undefined
      ? ''
      : `<circle cx="${fixed(x(best.round))}" cy="${fixed(y(best.held))}" r="4" fill="var(--two)"><title>lowest on held back: ${best.held} in round ${best.round}</title></circle>`
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Loss of the ${what} by round">${grid(top, y)}${roundTicks(first, rounds, x)}${line(({ learned }) => learned, 'var(--one)')}${line(({ held }) => held, 'var(--two)', ' stroke-dasharray="6 3"')}${dot}<text x="${fixed((margin.left + width - margin.right) / 2)}" y="${height - 6}" text-anchor="middle">Round</text><text transform="rotate(-90)" x="${fixed(-(margin.top + height - margin.bottom) / 2)}" y="11" text-anchor="middle">Cross entropy</text></svg>`
}

function grid(top: number, y: (loss: number) => number): string {
  const lines = Array.from({ length: ticks + 1 }, (_, at) => {
    const loss = (top * at) / ticks
    const place = fixed(y(loss))
    return `<line x1="${margin.left}" y1="${place}" x2="${width - margin.right}" y2="${place}" stroke="var(--faint)" stroke-width="0.5"/><text x="${margin.left - 6}" y="${fixed(y(loss) + 4)}" text-anchor="end">${loss.toFixed(2)}</text>`
  })
  return lines.join('')
}

function roundTicks(first: number, rounds: number, x: (round: number) => number): string {
  const places = Array.from({ length: ticks + 1 }, (_, at) =>
    Math.round(first + (rounds * at) / ticks),
  )
  return [...new Set(places)]
    .map(
      (round) =>
        `<text x="${fixed(x(round))}" y="${height - margin.bottom + 16}" text-anchor="middle">${round}</text>`,
    )
    .join('')
}

function fixed(value: number): number {
  return Math.round(value * 100) / 100
}
