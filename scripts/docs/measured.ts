/** The numbers of docs/results/risks.json as a section of a risk's page. */
import { readFileSync } from 'node:fs'
import type { RiskId } from '../../src/risk/risk.ts'
import type { Measurement, RiskNumbers, Share } from '../measure/pages/measurement.ts'
import { shareWithInterval } from '../measure/wilson.ts'
import { bullets, table } from './markdown.ts'

const file = 'docs/results/risks.json'

export function readMeasurements(): readonly Measurement[] {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** @throws Error where no measurement tells both what the rule finds and what it stops wrongly */
export function measuredText(risk: RiskId, measurements: readonly Measurement[]): string {
  const mine = measurements.flatMap((one) => {
    const numbers = one.risks[risk]
    return numbers === undefined ? [] : [{ ...one, numbers }]
  })
  for (const kind of ['found', 'falsely'] as const) {
    if (mine.some(({ numbers }) => numbers[kind] !== undefined)) continue
    throw new Error(`${file} has no \`${kind}\` of ${risk}: run \`npm run measure:pages\``)
  }
  const rows = mine.map(({ id, numbers: { found, right, falsely } }) => [
    `\`${id}\``,
    cell(found),
    cell(right),
    cell(falsely),
  ])
  const sets = mine.map(
    ({ id, date, set, note }) =>
      `\`${id}\` (${date}): ${set}${note === undefined ? '' : `; ${note}`}`,
  )
  return `Found (recall): of what holds the risk, the share that is named as this risk. Right (precision): of
what is named as it, the share that holds it. Stopped wrongly: of what is harmless, the share that is
asked about or blocked for it. Hits of all cases, and their share with its Wilson 95% interval.

${table(['measured on', 'found', 'right', 'stopped wrongly'], rows)}

${bullets(sets)}

To measure again: \`MCIP_DATA=<folder of the data sets> npm run measure:pages -- --only <name>\`.`
}

/** What a risk is found in that is as hard as it gets; two risks have no class of MCIP-Bench. */
const hardest = ['bench-hard', 'changed-lists', 'imitated-tools']

/** One line a risk that has been measured: the hardest cases, and the harmless records. */
export function measuredOverview(
  risks: readonly RiskId[],
  measurements: readonly Measurement[],
): string {
  const of = (ids: readonly string[], risk: RiskId): RiskNumbers =>
    measurements.find((one) => ids.includes(one.id) && one.risks[risk] !== undefined)?.risks[
      risk
    ] ?? {}
  const rows = risks
    .filter((risk) => measurements.some((one) => one.risks[risk] !== undefined))
    .map((risk) => {
      const { found, right } = of(hardest, risk)
      return [
        `[${risk}](${risk}.md)`,
        cell(found),
        cell(right),
        cell(of(['gold-records'], risk).falsely),
      ]
    })
  return table(['risk', 'found', 'right', 'stopped wrongly'], rows)
}

function cell(share: Share | undefined): string {
  return share === undefined ? '' : shareWithInterval(...share)
}
