/**
 * How far the hand-written flows of test/cases/dialogues/ agree with what is found: at the first
 * run, as it was counted then, and now.
 */
import { readFileSync } from 'node:fs'
import {
  allDialogues,
  playRecord,
  playWire,
  type StatedFlow,
  statedOfRecord,
  statedOfWire,
} from '../../test/cases/dialogues/play-dialogue.ts'
import { elements, elementsOf, flowLine } from '../../test/cases/dialogues/stated-flow.ts'
import { share } from './recogniser-fields.ts'

type Counted = 'matched' | (typeof elements)[number]

/** Flows, and how many agree as a whole and in each element. */
type Agreement = Readonly<Record<'flows' | Counted, number>>

interface FirstRun {
  readonly date: string
  readonly commit: string
  readonly record: Agreement
  readonly wire: Agreement
}

const firstRunFile = new URL('../../docs/results/flows-dialogues.json', import.meta.url)
const counted: readonly Counted[] = ['matched', ...elements]

function agreementOf(right: readonly string[], found: readonly string[]): Agreement {
  const flows = Math.max(right.length, found.length)
  const tally = Object.fromEntries(counted.map((name) => [name, 0])) as Record<Counted, number>
  for (let index = 0; index < flows; index++) {
    const one = right[index] ?? ''
    const other = found[index] ?? ''
    if (one === other) tally.matched++
    const [left, second] = [elementsOf(one), elementsOf(other)]
    for (const element of elements) if (left[element] === second[element]) tally[element]++
  }
  return { flows, ...tally }
}

/** A section of docs/results/flows.md. */
export async function dialoguesSection(): Promise<string> {
  const first = JSON.parse(readFileSync(firstRunFile, 'utf8')) as FirstRun
  const dialogues = allDialogues()
  const stated: StatedFlow[] = []
  const found: string[] = []
  const wire = { stated: [] as string[], found: [] as string[] }
  const differing: string[] = []
  for (const [file, dialogue] of dialogues) {
    stated.push(...statedOfRecord(dialogue))
    found.push(...(await playRecord(dialogue)).map(flowLine))
    wire.stated.push(...statedOfWire(dialogue).flat())
    wire.found.push(...playWire(dialogue).flat().map(flowLine))
    const reasons = dialogue.dialogue.flatMap(({ because }) => because ?? [])
    differing.push(...[...new Set(reasons)].map((reason) => `- \`${file}\`: ${reason}`))
  }
  const record = agreementOf(
    stated.map(({ right }) => right),
    found,
  )
  const now = agreementOf(wire.stated, wire.found)
  const played = dialogues.filter(([, dialogue]) => dialogue.wire !== undefined).length
  return `## Dialogues with their flows written by hand

${dialogues.length} dialogues of as many domains in \`test/cases/dialogues/\`, ${played} of them also as messages of
MCP. Every flow is stated in full: sender, recipient, message type, and the lists of subjects,
information types and principles, exact and in order. They were written from the definitions before
anything was run (commit \`${first.commit}\`), by somebody who had read the rules' code but not their
results. A flow agrees when all of it does.

| | first run, ${first.date}: chat records | messages of MCP | now: chat records | messages of MCP |
| --- | --- | --- | --- | --- |
${counted.map((name) => row(name, [first.record, first.wire, record, now])).join('\n')}

Since the first run, where a cause was general the code was changed, where a statement was careless
the statement was. So the right-hand columns say that the cases hold, and no longer how well flows of
unseen dialogues are found; the left-hand ones are the estimate of that.

${
  differing.length === 0
    ? 'Nothing differs any more: the last three were found by rules that were written for what these cases ask (how a side played, work that is sought, numbers that are names).'
    : `What still differs stands in the cases with the right flow beside the found one:\n\n${differing.join('\n')}`
}`
}

function row(name: Counted, columns: readonly Agreement[]): string {
  const label = name === 'matched' ? 'whole flows' : name
  return `| ${label} | ${columns.map((one) => share(one[name], one.flows)).join(' | ')} |`
}
