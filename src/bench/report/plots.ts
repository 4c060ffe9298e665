/** Plots as SVG: no script, no font, nothing to load. Colours are those of the page's custom properties. */
import { letterOf } from '../../guardian/llm/question.ts'
import { benchmarkClasses } from '../../risk/risk.ts'
import type { SystemReport } from './bench-report.ts'
import { percent } from './cells.ts'
import { escapeHtml } from './escape-html.ts'

/** Colours of systems, in their order; told apart also by the marks beside their names. */
const colours = ['--one', '--two', '--three', '--four', '--five', '--six'] as const

export function colourOf(index: number): string {
  return `var(${colours[index % colours.length]})`
}

const side = 320
const margin = { left: 44, right: 24, top: 12, bottom: 40 }
const inner = {
  width: side - margin.left - margin.right,
  height: side - margin.top - margin.bottom,
}

const x = (share: number): number => margin.left + share * inner.width
const y = (share: number): number => margin.top + (1 - share) * inner.height

/** Safety against utility, a curve for each system, with the point at which it decides. */
export function safetyUtilityPlot(systems: readonly SystemReport[]): string {
  const curves = systems.map(({ safetyUtility, metrics, name }, index) => {
    const path = safetyUtility.map(
      ({ utility, safety }) => `${round(x(utility))},${round(y(safety))}`,
    )
    const utility = 1 - (metrics['blocked-benign'] ?? 0) - (metrics['asked-benign'] ?? 0)
    const safety = metrics['stopped-risks']
    const point =
      safety === undefined
        ? ''
        : `<circle cx="${round(x(utility))}" cy="${round(y(safety))}" r="5" fill="${colourOf(index)}"><title>${escapeHtml(name)}: ${percent(safety)} of risks stopped, ${percent(utility)} of appropriate cases unhindered</title></circle>`
    return `<polyline points="${path.join(' ')}" fill="none" stroke="${colourOf(index)}" stroke-width="2"/>${point}`
  })
  return square('Utility: appropriate cases unhindered', 'Safety: risks stopped', curves.join(''))
}

/** Accuracy against confidence; on the diagonal confidence is what it says. */
export function reliabilityPlot(systems: readonly SystemReport[]): string {
  const marks = systems.flatMap(({ reliability, name }, index) =>
    reliability.map(
      ({ confidence, accuracy, count }) =>
        `<circle cx="${round(x(confidence))}" cy="${round(y(accuracy))}" r="${round(2 + Math.log10(count + 1) * 2)}" fill="${colourOf(index)}" fill-opacity="0.7"><title>${escapeHtml(name)}: ${count} answers at ${percent(confidence)}, ${percent(accuracy)} right</title></circle>`,
    ),
  )
  const diagonal = `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="var(--faint)" stroke-dasharray="4 4"/>`
  return square('Confidence', 'Accuracy', diagonal + marks.join(''))
}

/** Counts by truth and answer; the darker, the larger the share of the row. */
export function confusionPlot({ confusion }: SystemReport): string {
  const cell = 26
  const left = 230
  const names = [...benchmarkClasses, 'none']
  const width = left + names.length * cell + 8
  const rows = benchmarkClasses.flatMap((truth, index) => {
    const counts = confusion[index] ?? []
    const total = counts.reduce((sum, count) => sum + count, 0)
    return total === 0 ? [] : [{ truth, index, counts, total }]
  })
  const height = (rows.length + 1) * cell + 8
  const heads = names.map(
    (_, column) =>
      `<text x="${left + column * cell + cell / 2}" y="${cell - 8}" text-anchor="middle">${columnOf(column)}</text>`,
  )
  const cells = rows.flatMap(({ truth, index, counts, total }, at) => {
    const top = (at + 1) * cell
    const label = `<text x="${left - 8}" y="${top + cell - 9}" text-anchor="end">${letterOf(index)} ${truth}</text>`
    return [
      label,
      ...counts.map((count, column) => {
        const share = count / total
        const ink = share > 0.5 ? 'var(--page)' : 'var(--ink)'
        const text =
          count === 0
            ? ''
            : `<text x="${left + column * cell + cell / 2}" y="${top + cell - 9}" text-anchor="middle" style="fill:${ink}">${count}</text>`
        return `<rect x="${left + column * cell}" y="${top}" width="${cell - 1}" height="${cell - 1}" fill="${column === index ? 'var(--one)' : 'var(--two)'}" fill-opacity="${round(share)}" stroke="var(--faint)" stroke-width="0.5"/>${text}`
      }),
    ]
  })
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Confusion matrix: rows true, columns answered">${heads.join('')}${cells.join('')}</svg>`
}

function columnOf(index: number): string {
  return index === benchmarkClasses.length ? '–' : letterOf(index)
}

function square(across: string, up: string, content: string): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    `<line x1="${x(0)}" y1="${round(y(share))}" x2="${x(1)}" y2="${round(y(share))}" stroke="var(--faint)" stroke-width="0.5"/>`,
    `<text x="${margin.left - 6}" y="${round(y(share) + 4)}" text-anchor="end">${share * 100}%</text>`,
    `<text x="${round(x(share))}" y="${side - margin.bottom + 16}" text-anchor="middle">${share * 100}%</text>`,
  ])
  return `<svg viewBox="0 0 ${side} ${side}" width="${side}" height="${side}" role="img" aria-label="${up} against ${across}">${ticks.join('')}${content}<text x="${x(0.5)}" y="${side - 6}" text-anchor="middle">${across}</text><text transform="rotate(-90)" x="${-y(0.5)}" y="11" text-anchor="middle">${up}</text></svg>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
