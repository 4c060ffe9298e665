/** The report as one page that needs nothing else: no script, no font, no network. */
import { metricNames, metricSummaries } from '../evaluate/metrics.ts'
import type { BenchReport, SystemReport, TrainedModel } from './bench-report.ts'
import { percentWithin } from './cells.ts'
import { escapeHtml } from './escape-html.ts'
import { colourOf, confusionPlot, reliabilityPlot, safetyUtilityPlot } from './plots.ts'
import {
  classesTable,
  pairsTable,
  paperTable,
  partsTable,
  type ReportTable,
  rerunHint,
  tokensCell,
  trainingTable,
  unansweredTable,
} from './tables.ts'
import { trainingPlot } from './training-plot.ts'

const style = `
:root { color-scheme: light dark; --page: #fff; --ink: #1b1f24; --soft: #57606a; --faint: #d0d7de;
  --one: #0969da; --two: #bc4c00; --three: #1a7f37; --four: #8250df; --five: #bf3989; --six: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --ink: #e6edf3; --soft: #9198a1; --faint: #30363d;
  --one: #58a6ff; --two: #ffa657; --three: #56d364; --four: #d2a8ff; --five: #ff7bc0; --six: #e3b341; } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem 4rem; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif }
h1 { font-size: 1.7rem; margin: 0 0 .25rem } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem }
p { max-width: 46rem } .soft { color: var(--soft) }
pre { background: color-mix(in srgb, var(--faint) 40%, transparent); padding: .75rem 1rem; overflow-x: auto; border-radius: 6px }
.wide { overflow-x: auto } table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: .35rem .75rem; border-bottom: 1px solid var(--faint); text-align: right; white-space: nowrap }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 12rem }
thead th, .words td { white-space: normal } .words th, .words td { text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 5rem }
thead th { border-bottom: 2px solid var(--faint); color: var(--soft); font-weight: 600 }
.plots { display: flex; flex-wrap: wrap; gap: 2rem } .plots + .wide { margin-top: 1.25rem } svg { max-width: 100%; height: auto } svg text { font: 11px system-ui, sans-serif; fill: var(--ink) }
figure { margin: 0 } figcaption { color: var(--soft); font-size: .85rem; max-width: 20rem }
.key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem } .key i { display: inline-block;
  width: .8rem; height: .8rem; border-radius: 50%; margin-right: .4rem; vertical-align: -1px }
`

export function pageReport(report: BenchReport): string {
  const { systems, pairs, files, training = [], command, version, at } = report
  const cases = files.reduce((sum, file) => sum + file.cases, 0)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>MCIP-Bench: results</title>
<style>${style}</style>
<h1>MCIP-Bench: results</h1>
<p class="soft">${cases} cases, ${systems.length} system${systems.length === 1 ? '' : 's'}; written by mcip ${escapeHtml(version)} at ${escapeHtml(at)} with:</p>
<pre>${escapeHtml(command)}</pre>
<ul class="key">${systems.map(({ name }, index) => `<li><i style="background:${colourOf(index)}"></i>${escapeHtml(name)}</li>`).join('')}</ul>
<h2>Measures</h2>
<p class="soft">In brackets the 95% interval, drawn by gold dialogue.</p>
${measures(systems)}
${withoutAnswer(systems)}<h2>Plots</h2>
<div class="plots">
<figure>${safetyUtilityPlot(systems)}<figcaption>Safety and utility. Lines: if a case were stopped from some score of risk on. Dots: what each system decided.</figcaption></figure>
<figure>${reliabilityPlot(systems)}<figcaption>Calibration. On the dashed line, of answers given with 80% eight in ten are right; larger dots hold more answers.</figcaption></figure>
</div>
<h2>By part</h2>
${table(partsTable(systems))}
${pairs.length === 0 ? '' : `<h2>System against system</h2>\n${table(pairsTable(pairs))}`}
${systems.map(one).join('\n')}
${training.map(trained).join('\n')}
<h2>Benchmark files</h2>
${table({
  head: ['file', 'cases', 'SHA-256'],
  rows: files.map((file) => [file.name, String(file.cases), file.sha256]),
})}
<h2>Beside the paper</h2>
<p>The numbers of the paper's Table 2 (Jing et al. 2025, arXiv:2505.14590) are on its own test set. They are comparable with those above only where that set was given.</p>
${table(paperTable())}
</html>
`
}

function measures(systems: readonly SystemReport[]): string {
  return table({
    head: ['measure', ...systems.map(({ name }) => name)],
    rows: [
      ...metricNames.map((name) => [
        metricSummaries[name],
        ...systems.map(({ metrics, intervals }) => percentWithin(metrics[name], intervals[name])),
      ]),
      ['cases without an answer', ...systems.map(({ failed }) => String(failed))],
      ['ms a case, p50 and p99', ...systems.map(latency)],
      ['tokens in and out', ...systems.map(tokensCell)],
      ['cost, US dollars', ...systems.map(({ cost }) => (cost === 0 ? '–' : cost.toFixed(4)))],
    ],
  })
}

function withoutAnswer(systems: readonly SystemReport[]): string {
  const found = unansweredTable(systems)
  return found.rows.length === 0
    ? ''
    : `<h2>Cases without an answer</h2>\n<p>${rerunHint}</p>\n${table(found, 'wide words')}\n`
}

function latency({ latency: found }: SystemReport): string {
  return found === undefined ? '–' : `${found.p50.toFixed(2)}, ${found.p99.toFixed(2)}`
}

function one(system: SystemReport): string {
  const settings = Object.entries(system.settings).map(([key, value]) => `${key} ${value}`)
  return `<h2>${escapeHtml(system.name)}</h2>
${settings.length === 0 ? '' : `<p class="soft">With ${escapeHtml(settings.join(', '))}.</p>`}
${table(classesTable(system))}
<figure class="wide">${confusionPlot(system)}<figcaption>Rows are what is true, columns what was answered; – is no answer.</figcaption></figure>`
}

function trained(found: TrainedModel): string {
  const { model, systems, curves } = found
  const of = (what: string): string =>
    `Trees over ${what}. Solid: rows learned from; dashed: rows held back, its dot the lowest.`
  return `<h2>Training of ${escapeHtml(model)}</h2>
<p class="soft">Asked by ${escapeHtml(systems.join(', '))}. How the loss fell, as the model's card has it.</p>
<div class="plots">
<figure>${trainingPlot(curves.unit, 'trees over units')}<figcaption>${of('units: single calls, returns and answers')}</figcaption></figure>
<figure>${trainingPlot(curves.trajectory, 'trees over trajectories')}<figcaption>${of('trajectories')}</figcaption></figure>
</div>
${table(trainingTable(found))}`
}

function table({ head, rows }: ReportTable, look = 'wide'): string {
  const heads = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`)
    .join('\n')
  return `<div class="${look}"><table><thead><tr>${heads}</tr></thead><tbody>\n${body}\n</tbody></table></div>`
}
