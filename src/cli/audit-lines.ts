/** What an audit found, in lines for a person who has read nothing about it before. */
import type { RecordFormat } from '../audit/record.ts'
import { chooseNotable, type Notable } from '../audit/report/notable.ts'
import { type Counts, codeOf, type Tally } from '../audit/report/tally.ts'
import { allRules } from '../guardian/rules/all-rules.ts'
import { type Decision, decisions } from '../guardian/verdict.ts'
import { type RiskId, riskIds } from '../risk/risk.ts'
import { taxonomy } from '../risk/taxonomy.ts'
import { amount, many, shareOf } from './numbers.ts'
import { safeJsonText } from './safe-json.ts'
import { shellWord } from './shell-word.ts'
import { paint, plain, type Terminal, type TerminalStyle, wrap } from './terminal.ts'

export interface AuditShown {
  readonly files: readonly string[]
  readonly tally: Tally
  readonly ms: number
  /** How far the input was read. */
  readonly end: 'whole' | 'limit' | 'interrupted'
}

const formatNames: Readonly<Record<RecordFormat, string>> = {
  'openai-chat': 'OpenAI chat form',
  mci: 'MCI form',
  glaive: 'Glaive form',
  toolace: 'ToolACE form',
  'published-benchmark': 'the form of MCIP-Bench as it was published',
}

const endWords: Readonly<Record<AuditShown['end'], string>> = {
  whole: '',
  limit: ' Stopped at --limit.',
  interrupted: ' Interrupted: this is what was judged so far.',
}

/** What a guard would have done, in words that need no reading. */
const decisionWords: Readonly<Record<Decision, readonly [TerminalStyle, string]>> = {
  allow: ['green', 'goes on'],
  redact: ['yellow', 'goes on without the parts that must not'],
  ask: ['yellow', 'waits for a person to decide'],
  block: ['red', 'is stopped'],
}

/** What became of a record with a finding. */
const outcomes: Readonly<Record<Decision, string>> = {
  allow: 'noted only',
  redact: 'redacted',
  ask: 'asked about',
  block: 'blocked',
}

const indent = '  '
const mostShown = 5

/** The whole summary. */
export function auditLines(terminal: Terminal, shown: AuditShown): readonly string[] {
  const { tally } = shown
  const judged = tally.records - tally.failed
  const sections = [
    headLines(terminal, shown),
    failureLines(terminal, tally),
    ...(judged === 0
      ? []
      : [
          decisionLines(terminal, tally),
          riskLines(terminal, tally),
          notableLines(terminal, tally),
          flowLines(terminal, tally),
          unseenLines(terminal, tally),
          labelLines(terminal, tally),
          nextLines(terminal, shown),
        ]),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}

function headLines(terminal: Terminal, { files, tally, ms, end }: AuditShown): readonly string[] {
  const name = files.length === 1 ? inputName(files[0] ?? '-') : many(files.length, 'file')
  const judged = tally.records - tally.failed
  const forms = Object.entries(tally.formats)
    .sort(([, one], [, other]) => other - one)
    .map(([format, count]) => {
      const words = formatNames[format as RecordFormat] ?? plain(format, 40)
      return count === judged ? words : `${amount(count)} in ${words}`
    })
  const read =
    judged === 0
      ? tally.failed === 0
        ? 'No record was found.'
        : 'No record could be judged.'
      : `${many(judged, 'record')} judged${forms.length === 1 ? ` (${forms[0]})` : ''}: ${many(tally.flows, 'flow')} of information, in ${seconds(ms)}.`
  const failed = tally.failed === 0 || judged === 0 ? '' : ` ${failedWords(tally)}`
  return [
    ...wrap(`Audit of ${name}`, terminal.width).map((line) => paint(terminal, 'bold', line)),
    ...wrap(`${read}${failed}${endWords[end]}`, terminal.width),
    ...(forms.length > 1 ? wrap(`By form: ${forms.join(', ')}.`, terminal.width) : []),
  ]
}

function failedWords({ failed, failureCodes }: Tally): string {
  const hasFile = failureCodes['audit.unreadable'] !== undefined
  const what = hasFile ? many(failed, 'record or file', 'records or files') : many(failed, 'record')
  return `${what} could not be judged and ${failed === 1 ? 'counts' : 'count'} nowhere below.`
}

function failureLines(
  terminal: Terminal,
  { failed, failures, failureCodes }: Tally,
): readonly string[] {
  if (failed === 0) return []
  return [
    ...title(terminal, 'Could not be judged', 'red'),
    ...ordered(failureCodes).flatMap(([code, count]) => {
      const named = failures.filter(({ error }) => codeOf(error) === code)
      const more = count - named.length
      return [
        `${indent}${amount(count)} ${plain(code, 60)}`,
        ...named.flatMap(({ file, line, error }) =>
          wrapped(
            terminal,
            `${plain(placeOf(file, line), 200)}: ${plain(error.slice(code.length + 2), 400)}`,
            4,
            6,
          ),
        ),
        ...(more > 0 ? [`${indent}${indent}and ${amount(more)} more`] : []),
      ]
    }),
  ]
}

function decisionLines(terminal: Terminal, tally: Tally): readonly string[] {
  const judged = tally.records - tally.failed
  const counts = decisions.map((decision) => tally.decisions[decision] ?? 0)
  const columns = Math.max(...counts.map((count) => amount(count).length))
  return [
    ...title(terminal, 'What a guard would have done with each record'),
    ...decisions.flatMap((decision, index) => {
      const count = counts[index] ?? 0
      const [style, words] = decisionWords[decision]
      const name = paint(terminal, count === 0 ? 'dim' : style, decision.padEnd(6))
      const share = count === 0 ? '' : shareOf(count, judged)
      const start = `${indent}${name}  ${amount(count).padStart(columns)}  ${share.padStart(4)}  `
      const [first = '', ...rest] = wrap(words, terminal.width - 18 - columns)
      return [`${start}${first}`, ...rest.map((line) => `${' '.repeat(18 + columns)}${line}`)]
    }),
  ]
}

function riskLines(terminal: Terminal, { risks }: Tally): readonly string[] {
  const found = Object.entries(risks).sort(
    ([, one], [, other]) =>
      rankOf(other.decision) - rankOf(one.decision) || other.records - one.records,
  )
  const covered = allRules.map(({ risk }) => risk)
  const missing = riskIds.length - new Set(covered).size
  const note =
    missing === 0
      ? []
      : wrapped(
          terminal,
          `This version looks for ${covered.length} of ${riskIds.length} risks: ${covered.join(', ')}. A record without a finding can still hold one of the other ${missing}.`,
        )
  if (found.length === 0) {
    return [...title(terminal, 'Risks'), `${indent}nothing was found`, ...note]
  }
  return [
    ...title(terminal, 'Risks found'),
    ...found.flatMap(([name, { records, decision }]) => [
      ...wrapped(
        terminal,
        `${paint(terminal, 'bold', name)}: ${many(records, 'record')}, ${records === 1 || decision === 'allow' ? '' : 'the gravest '}${paint(terminal, decisionWords[decision][0], outcomes[decision])}`,
      ),
      ...wrapped(terminal, meaningOf(name), 4),
    ]),
    ...note,
  ]
}

function meaningOf(name: string): string {
  const risk = riskIds.find((id) => id === name)
  return risk === undefined
    ? 'A judge could not answer, so the fail mode decided in its place.'
    : taxonomy[risk].definition
}

function notableLines(terminal: Terminal, { notable, risks }: Tally): readonly string[] {
  const chosen = chooseNotable(notable, mostShown)
  if (chosen.length === 0) return []
  const all = Object.values(risks).reduce((sum, { records }) => Math.max(sum, records), 0)
  return [
    ...title(terminal, chosen.length < all ? 'Look at these first' : 'Look at these'),
    ...chosen.flatMap((one) => ['', ...oneNotable(terminal, one)]).slice(1),
  ]
}

function oneNotable(terminal: Terminal, notable: Notable): readonly string[] {
  const { id, file, line, finding, path, quote, findings } = notable
  const { decision, risk, severity, text } = finding
  const place = placeOf(file, line)
  const name = id === place ? plain(id, 200) : `${plain(id, 120)} (${plain(place, 200)})`
  const more = findings > 1 ? `, and ${many(findings - 1, 'finding')} more` : ''
  return [
    ...wrapped(
      terminal,
      `${paint(terminal, decisionWords[decision][0], decision)} ${paint(terminal, 'bold', name)}`,
    ),
    ...wrapped(terminal, `${risk ?? 'judge unavailable'}, severity ${severity}${more}`, 4),
    ...wrapped(terminal, plain(text, 500), 4),
    ...(quote === undefined
      ? []
      : wrapped(terminal, `${plain(path, 120)}: "${visible(quote)}"`, 4).map((part) =>
          paint(terminal, 'dim', part),
        )),
  ]
}

/** A quoted piece with what a terminal would not show written out. */
function visible(quote: string): string {
  return plain(safeJsonText(quote.replaceAll('\n', ' ')), 240)
}

function flowLines(terminal: Terminal, tally: Tally): readonly string[] {
  if (tally.flows === 0) return []
  const rows: readonly (readonly [string, Counts])[] = [
    ['message', tally.messages],
    ['whose', tally.subjects],
    ['what', tally.about],
    ['terms', tally.principles],
  ]
  return [
    ...title(terminal, `What moved, as shares of ${many(tally.flows, 'flow')}`),
    ...rows.flatMap(([name, counts]) => {
      const parts = ordered(counts)
      const shown = parts
        .slice(0, 6)
        .map(([key, count]) => `${plain(key, 40)} ${shareOf(count, tally.flows)}`)
      const more = parts.length > 6 ? [many(parts.length - 6, 'other')] : []
      const [first = '', ...rest] = wrap([...shown, ...more].join(', '), terminal.width - 11)
      return [
        `${indent}${paint(terminal, 'dim', name.padEnd(9))}${first}`,
        ...rest.map((line) => `${' '.repeat(11)}${line}`),
      ]
    }),
  ]
}

function unseenLines(terminal: Terminal, tally: Tally): readonly string[] {
  const judged = tally.records - tally.failed
  const { lists, query, response, provenance } = tally.unseen
  const notes: readonly (readonly [number, string, string])[] = [
    [lists, 'do not say which functions were on offer', 'definitions cannot be judged there'],
    [query, 'hold no message of the user', 'what was asked for is unknown'],
    [response, 'hold no answer to the user', 'what was told is unknown'],
    [provenance, 'were cut before they were recorded', 'where values came from may be unknown'],
  ]
  const shown = notes.filter(([count]) => count > 0)
  if (shown.length === 0) return []
  return [
    ...title(terminal, 'What the records do not show'),
    ...shown.flatMap(([count, what, effect]) =>
      wrapped(terminal, `${amount(count)} of ${amount(judged)} ${what}: ${effect}`, 2, 4),
    ),
  ]
}

function labelLines(terminal: Terminal, { labels, otherLabels }: Tally): readonly string[] {
  const { appropriate, risks } = labels
  const known = appropriate.records + risks.records
  const agree = appropriate.agree + risks.agree
  const others = ordered(otherLabels)
  const other = others.reduce((sum, [, count]) => sum + count, 0)
  if (known + other === 0) return []
  const names = others.slice(0, 4).map(([label, count]) => `${plain(label, 40)} ${amount(count)}`)
  const more = others.length > names.length ? ', ...' : ''
  return [
    ...title(terminal, 'Labels'),
    ...(known === 0
      ? []
      : wrapped(
          terminal,
          `${many(known, 'record')} ${known === 1 ? 'carries' : 'carry'} a label that names a class; in ${amount(agree)} of them the audit says the same: ${amount(appropriate.agree)} of ${amount(appropriate.records)} labelled appropriate, ${amount(risks.agree)} of ${amount(risks.records)} labelled with a risk. Without a rule for a risk, no agreement can be expected.`,
        )),
    ...(other === 0
      ? []
      : wrapped(
          terminal,
          `${many(other, 'record')} ${other === 1 ? 'carries' : 'carry'} a label that names no class and is not compared: ${names.join(', ')}${more}`,
        )),
  ]
}

function nextLines(terminal: Terminal, { files, tally }: AuditShown): readonly string[] {
  const [file = '-'] = files
  const [first] = chooseNotable(tally.notable, 1)
  const record =
    first === undefined
      ? fileWord(file)
      : `${fileWord(first.file)} ${first.id === placeOf(first.file, first.line) ? `--line ${first.line}` : `--id ${shellWord(first.id)}`}`
  const [risk] = Object.keys(tally.risks).filter((name): name is RiskId => name in taxonomy)
  const all = files.slice(0, 3).map(fileWord).join(' ')
  const steps: readonly (readonly [string, string])[] = [
    [`mcip flows ${record}`, 'who sent whose what to whom in a record'],
    ...(risk === undefined
      ? []
      : [[`mcip taxonomy ${risk}`, 'what this risk is'] satisfies [string, string]]),
    [
      `mcip audit ${all}${files.length > 3 ? ' ...' : ''} --format jsonl`,
      'one line of JSON a record, for programs',
    ],
  ]
  return [
    ...title(terminal, 'Next'),
    ...steps.flatMap(([command, why]) => [
      `${indent}${paint(terminal, 'cyan', plain(command, 300))}`,
      ...wrapped(terminal, why, 4).map((line) => paint(terminal, 'dim', line)),
    ]),
  ]
}

function title(terminal: Terminal, text: string, style: TerminalStyle = 'bold'): readonly string[] {
  return wrap(text, terminal.width).map((line) => paint(terminal, style, line))
}

function wrapped(terminal: Terminal, text: string, by = 2, hanging = by): readonly string[] {
  const rest = ' '.repeat(hanging - by)
  return wrap(text, terminal.width - by, rest).map((line) => `${' '.repeat(by)}${line}`)
}

function ordered(counts: Counts): readonly (readonly [string, number])[] {
  return Object.entries(counts).sort(([, one], [, other]) => other - one)
}

function rankOf(decision: Decision): number {
  return decisions.indexOf(decision)
}

function inputName(file: string): string {
  return file === '-' ? 'standard input' : plain(file, 400)
}

/** What stands for the file in a command; standard input is gone. */
function fileWord(file: string): string {
  return file === '-' ? 'FILE' : shellWord(file)
}

/** `dialogues.jsonl:12`, or the file alone where it could not be read at all. */
function placeOf(file: string, line: number): string {
  return line === 0 ? file : `${file}:${line}`
}

function seconds(ms: number): string {
  if (ms < 1_000) return `${Math.max(1, Math.round(ms))} ms`
  return ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${amount(Math.round(ms / 1_000))} s`
}
