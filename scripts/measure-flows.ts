/**
 * Measures how well records become flows, and how fast, and writes docs/results/flows.md.
 *
 *     MCIP_DATA=<folder> npm run measure:flows -- [--print] [--no-bench] [--big-gb 5]
 *
 * The folder holds the data sets as `gold/*.jsonl.gz` and `attack/*.jsonl.gz`. Without it the
 * sections about data say that they were not measured.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureBig } from './bench/audit-memory.ts'
import { auditSection } from './bench/audit-report.ts'
import { measureThroughput } from './bench/audit-throughput.ts'
import { dialoguesSection } from './measure/dialogues.ts'
import { leafTypesSection } from './measure/leaf-types.ts'
import { principlesSection } from './measure/principles.ts'
import { privacyLensSection } from './measure/privacylens.ts'
import { readingSection } from './measure/reading.ts'
import { measureRecognisers } from './measure/recognisers.ts'

const { values: options } = parseArgs({
  options: {
    print: { type: 'boolean', default: false },
    'no-bench': { type: 'boolean', default: false },
    'big-gb': { type: 'string' },
  },
})
const data = process.env.MCIP_DATA

/** A section about the data sets, or a line that says why it is missing. */
async function onData(
  title: string,
  section: (folder: string) => Promise<string>,
): Promise<string> {
  if (data === undefined || data === '') return `## ${title}\n\nNot measured: MCIP_DATA is not set.`
  progress(title)
  return await section(data)
}

async function bench(): Promise<string> {
  const gigabytes = options['big-gb']
  if (options['no-bench']) return '## Speed and memory of `mcip audit`\n\nNot measured in this run.'
  progress('speed')
  const throughput = await measureThroughput(3)
  if (gigabytes === undefined) return auditSection(throughput, undefined)
  progress('memory')
  return auditSection(throughput, await measureBig(Number(gigabytes)))
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

const switches = [
  ...(options['no-bench'] ? ['--no-bench'] : []),
  ...(options['big-gb'] === undefined ? [] : ['--big-gb', options['big-gb']]),
]
const command = ['npm run measure:flows', ...(switches.length > 0 ? ['--', ...switches] : [])]
// Speed first: nothing else has filled the heap yet.
const speed = await bench()
const sections = [
  '# How records become flows',
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}. Written by \`MCIP_DATA=<folder of the data sets> ${command.join(' ')}\`; the parts by themselves: \`npm run bench:audit\`, \`tsx scripts/measure/recognisers.ts\`. Where data was looked at while rules were written, that was every other record (the even ones), and what is reported is the other half.`,
  await onData('Reading', readingSection),
  measureRecognisers(),
  await onData('Information types', leafTypesSection),
  await onData('Subjects and principles', (folder) => principlesSection(folder)),
  await onData('PrivacyLens', (folder) => privacyLensSection(folder)),
  await dialoguesSection(),
  speed,
]
progress('')
const text = `${sections.map((section) => section.trim()).join('\n\n')}\n`
if (options.print) process.stdout.write(text)
else writeFileSync(fileURLToPath(new URL('../docs/results/flows.md', import.meta.url)), text)
