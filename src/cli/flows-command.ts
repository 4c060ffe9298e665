/** What `mcip flows` does: finds records, makes flows of them, and shows those. */
import { once } from 'node:events'
import { createAuditDeps, faultOf, placeText } from '../audit/audit-record.ts'
import { recordDigest } from '../audit/digest.ts'
import { type JudgedRecord, judgeRecord } from '../audit/judge-record.ts'
import { mciLineOf } from '../audit/mci-record.ts'
import { type FileRecord, readFiles } from '../audit/read-files.ts'
import { readRecord } from '../audit/readers/read-record.ts'
import type { AuditRecord, RecordFormat } from '../audit/record.ts'
import { defaultConfig } from '../config/config.ts'
import { McipError } from '../errors.ts'
import type { Guardian } from '../guardian/guardian.ts'
import type { LogMode } from '../log/entry.ts'
import { exitCodes } from './exit-code.ts'
import { flowTable } from './flow-table.ts'
import { outputTerminal } from './log-command.ts'
import { many } from './numbers.ts'
import { safeJsonText } from './safe-json.ts'
import { paint, plain, type Terminal } from './terminal.ts'

export type FlowFormat = 'text' | 'mci' | 'json'

export interface FlowsOptions {
  readonly format: FlowFormat
  readonly id?: string
  readonly line?: number
  readonly limit?: number
  readonly content?: LogMode
  readonly form?: RecordFormat
}

interface Found {
  readonly file: string
  readonly line: number
  readonly id: string
  readonly text: string
  readonly judged: JudgedRecord
}

/**
 * Runs the command and gives its exit code.
 *
 * @throws McipError `cli.unknown-record`; the fault of a record that was asked for by line
 */
export async function flows(file: string, options: FlowsOptions): Promise<number> {
  const { id, line, format } = options
  const isOne = id !== undefined || line !== undefined
  const limit = isOne ? 1 : (options.limit ?? (format === 'text' ? 1 : Number.POSITIVE_INFINITY))
  const { guardian } = createAuditDeps({ judges: ['rules'], failMode: defaultConfig.failMode })
  const terminal = outputTerminal()
  let shown = 0
  let failed = 0
  let isMore = false
  for await (const record of readFiles([file])) {
    if (line !== undefined && record.line !== line) continue
    if (shown >= limit) {
      isMore = true
      break
    }
    try {
      const found = await foundIn(record, options, guardian)
      if (found === undefined) continue
      await print(format === 'text' && shown > 0 ? '\n' : '', outputOf(found, options, terminal))
      shown += 1
    } catch (cause) {
      const fault = faultOf(cause)
      if (isOneFault(record, options)) throw fault
      failed += 1
      if (id === undefined)
        tell(`${plain(placeText(record), 400)}: ${fault.code}: ${fault.message}`)
    }
    if (isOne && shown > 0) break
  }
  if (shown === 0 && failed === 0 && !isOne) tell(`${plain(file, 400)} holds no record`)
  if (shown === 0 && isOne) {
    const wanted = id === undefined ? `on line ${line}` : `with the id \`${plain(id, 120)}\``
    throw new McipError('cli.unknown-record', { wanted, file: plain(file, 400) })
  }
  if (isMore && options.limit === undefined && format === 'text') {
    tell('this is the first record; --line, --id or --limit show others')
  }
  return failed > 0 && id === undefined ? exitCodes.usage : exitCodes.done
}

/** Whether what is wrong with `record` is the answer to what was asked. */
function isOneFault(record: FileRecord, { line }: FlowsOptions): boolean {
  return record.line === 0 || line !== undefined
}

/** The record as flows; undefined where it is not the one that is looked for. */
async function foundIn(
  given: FileRecord,
  { id: wanted, form }: FlowsOptions,
  guardian: Guardian | undefined,
): Promise<Found | undefined> {
  if ('error' in given) throw given.error
  const { file, line, text } = given
  const record: AuditRecord = readRecord(text, form)
  const id = record.id ?? placeText(given)
  if (wanted !== undefined && wanted !== id && wanted !== placeText(given)) return undefined
  const judged = await judgeRecord(record, {
    // A trajectory was judged where more was known than its flows say.
    guardian: record.kind === 'mci' ? undefined : guardian,
    digest: recordDigest(text),
  })
  return { file, line, id, text, judged }
}

function outputOf(found: Found, { format, content }: FlowsOptions, terminal: Terminal): string {
  if (format === 'text') return `${textLines(found, content, terminal).join('\n')}\n`
  const { file, line, id, judged, text } = found
  const trajectory = mciLineOf({ id, judged, text, ...(content === undefined ? {} : { content }) })
  if (format === 'mci') return `${safeJsonText(trajectory)}\n`
  const about = JSON.stringify({ file, line, format: judged.record.format }).slice(0, -1)
  return `${safeJsonText(`${about},"trajectory":${trajectory}}`)}\n`
}

function textLines(
  { file, line, id, text, judged }: Found,
  content: LogMode | undefined,
  terminal: Terminal,
): readonly string[] {
  const place = placeText({ file, line })
  const contents =
    content === undefined ? undefined : contentsOf(mciLineOf({ id, judged, text, content }))
  const rows = judged.steps.flatMap(({ flows: some, verdict, step }) =>
    some.map((flow, index) => {
      const findings = verdict?.findings ?? step.given?.verdict?.findings ?? []
      const own = findings.filter((finding) =>
        some.some(({ seq }) => seq === finding.flow) ? finding.flow === flow.seq : index === 0,
      )
      const moved = contents?.get(flow.seq)
      return { flow, findings: own, ...(moved === undefined ? {} : { content: moved }) }
    }),
  )
  const name = id === place ? plain(place, 400) : `${plain(id, 200)} (${plain(place, 400)})`
  const found = rows.reduce((sum, { findings }) => sum + findings.length, 0)
  const counts = `${many(rows.length, 'flow')}${found === 0 ? '' : `, ${many(found, 'finding')}`}`
  return [
    `${paint(terminal, 'bold', name)}  ${paint(terminal, 'dim', counts)}`,
    '',
    ...flowTable(terminal, rows),
  ]
}

/** What each flow of an MCI line moved, as JSON text, by number. */
function contentsOf(line: string): ReadonlyMap<number, string> {
  const { flows: all } = JSON.parse(line) as {
    readonly flows: readonly { readonly seq: number; readonly content?: unknown }[]
  }
  return new Map(
    all.flatMap(({ seq, content }): readonly (readonly [number, string])[] =>
      content === undefined
        ? []
        : [[seq, typeof content === 'string' ? content : JSON.stringify(content)]],
    ),
  )
}

/** Waits where the reader is slower. */
async function print(...texts: readonly string[]): Promise<void> {
  if (!process.stdout.write(texts.join(''))) await once(process.stdout, 'drain')
}

function tell(text: string): void {
  process.stderr.write(`mcip: ${plain(text, 1_000)}\n`)
}
