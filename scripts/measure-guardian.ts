/**
 * What the rules find and what they flag wrongly: tool definitions, poisoned results in several
 * wordings, harmless results and gold records. Writes the tables into docs/results/guardian.md.
 *
 *     MCIP_DATA=<folder> npm run measure:guardian -- [--print] [--errors FILE]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { definitionSection } from './measure/guardian-definitions.ts'
import { demandSection } from './measure/guardian-demands.ts'
import { goldSection, poisonedSection } from './measure/guardian-records.ts'
import { privacyFinalSection } from './measure/privacylens-final.ts'

const file = fileURLToPath(new URL('../docs/results/guardian.md', import.meta.url))
/** The tables stand between these lines; what is around them is written by hand. */
const [from, to] = ['<!-- measured -->', '<!-- /measured -->']

const { values: options } = parseArgs({
  options: { print: { type: 'boolean', default: false }, errors: { type: 'string' } },
})
const data = process.env.MCIP_DATA

if (data === undefined || data === '') {
  process.stdout.write('Not measured: MCIP_DATA is not set.\n')
} else {
  const errors: string[] = []
  const note = (line: string): void => void errors.push(line)
  const sections = [
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, \`MCIP_DATA=<folder of the data sets> npm run measure:guardian\`. Shares with Wilson 95% intervals; *by task*: 95% intervals by bootstrap over user tasks, 1,000 draws.\n`,
    await definitionSection(data, note),
    await poisonedSection(data, note),
    await demandSection(data, note),
    await goldSection(data, note),
    await privacyFinalSection(data, note),
  ].join('\n')
  if (options.errors !== undefined) writeFileSync(options.errors, `${errors.join('\n')}\n`)
  if (options.print) process.stdout.write(sections)
  else writeFileSync(file, spliced(readFileSync(file, 'utf8'), sections))
}

function spliced(text: string, tables: string): string {
  const start = text.indexOf(from)
  const end = text.indexOf(to)
  if (start === -1 || end === -1)
    throw new Error(`${file}: the marks ${from} and ${to} are missing`)
  return `${text.slice(0, start + from.length)}\n\n${tables}\n${text.slice(end)}`
}
