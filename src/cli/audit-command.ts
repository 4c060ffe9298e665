/** What `mcip audit` does: options to settings, the run, the report, the exit code. */
import { availableParallelism } from 'node:os'
import { createAuditDeps } from '../audit/audit-record.ts'
import type { RecordFormat } from '../audit/record.ts'
import type { ReportFormat } from '../audit/report/report-format.ts'
import { sarifEnd, sarifStart } from '../audit/report/sarif.ts'
import type { Tally } from '../audit/report/tally.ts'
import { type RunOutcome, runAudit } from '../audit/run.ts'
import type { RunSettings } from '../audit/run-settings.ts'
import { defaultConfig } from '../config/config.ts'
import { McipError } from '../errors.ts'
import type { QuestionForm } from '../guardian/llm/question.ts'
import { type Decision, decisions, type JudgeName } from '../guardian/verdict.ts'
import { auditLines } from './audit-lines.ts'
import { exitCodes } from './exit-code.ts'
import type { LlmOptions } from './llm-options.ts'
import { createLlmTier } from './llm-tier.ts'
import { many } from './numbers.ts'
import { modelFileOf } from './own-model.ts'
import { createProgress } from './progress.ts'
import { openOutput, type ReportOutput } from './report-output.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import { tellSpent } from './tell-spent.ts'
import { plain } from './terminal.ts'
import { packageVersion } from './version.ts'

/** From which decision on a record makes the command exit with 1. */
export type FailOn = Decision | 'never'

export interface AuditCommandOptions extends LlmOptions {
  readonly format: ReportFormat
  readonly failOn: FailOn
  readonly judges: string
  readonly question?: QuestionForm
  readonly output?: string
  readonly jobs?: number
  readonly form?: RecordFormat
  readonly limit?: number
  /** File of the trained model. */
  readonly model?: string
}

/** Runs the command and gives its exit code. */
export async function audit(
  files: readonly string[],
  options: AuditCommandOptions,
): Promise<number> {
  const model = modelFileOf(options.model)
  const settings: RunSettings = {
    judges: judgesOf(options.judges),
    failMode: defaultConfig.failMode,
    ...(options.form === undefined ? {} : { format: options.form }),
    ...(model === undefined ? {} : { model }),
    report: options.format,
  }
  // Refuses before a file is opened what could not be judged anyway.
  const llm = settings.judges.includes('llm')
    ? createLlmTier(options, options.question ?? 'named', process.env)
    : undefined
  createAuditDeps({ ...settings, ...(llm === undefined ? {} : { llm }) })
  const output = await openOutput(options.output, files)
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const started = performance.now()
  const stop = stopOnSignals()
  try {
    const pieces = piecesOf(options.format)
    await output.write(pieces.start)
    const outcome = await runAudit(
      {
        files,
        settings,
        jobs: options.jobs ?? availableParallelism(),
        ...(llm === undefined ? {} : { llm }),
        ...(options.limit === undefined ? {} : { limit: options.limit }),
        signal: stop.signal,
        onProgress: progress.update,
      },
      (outputs) => output.write(pieces.join(outputs)),
    )
    progress.end()
    await finish(output, outcome, files, options, performance.now() - started)
    if (llm !== undefined) tellSpent(llm)
    return stop.exitCode() ?? exitCodeOf(outcome.tally, options.failOn)
  } finally {
    progress.end()
    stop.end()
    // Nobody reads on: an open pipe must not keep the process.
    if (stop.signal.aborted && files.includes('-')) process.stdin.destroy()
  }
}

interface Pieces {
  readonly start: string
  join(outputs: readonly string[]): string
}

/** How the outputs of records become one document. */
function piecesOf(format: ReportFormat): Pieces {
  if (format !== 'sarif') return { start: '', join: (outputs) => `${outputs.join('\n')}\n` }
  let isFirst = true
  return {
    start: sarifStart(packageVersion()),
    join(outputs) {
      const text = `${isFirst ? '' : ','}\n${outputs.join(',\n')}`
      isFirst = false
      return text
    },
  }
}

async function finish(
  output: ReportOutput,
  { tally, isWhole }: RunOutcome,
  files: readonly string[],
  { format, limit, output: file }: AuditCommandOptions,
  ms: number,
): Promise<void> {
  if (format === 'text') {
    const end = isWhole ? (tally.records === limit ? 'limit' : 'whole') : 'interrupted'
    await output.write(`${auditLines(output.terminal, { files, tally, ms, end }).join('\n')}\n`)
  }
  if (format === 'sarif') await output.write(sarifEnd(tally, isWhole))
  await output.end()
  if (format !== 'text') tellFailures(tally)
  if (!isWhole) tell('interrupted; the report holds what was judged until then')
  if (file !== undefined)
    tell(`${many(tally.records, 'record')}: the report is in ${plain(file, 400)}`)
}

/** The text summary names what could not be judged; the other formats are for programs. */
function tellFailures({ failed, failures }: Tally): void {
  for (const { file, line, error } of failures) {
    tell(`${plain(line === 0 ? file : `${file}:${line}`, 400)}: ${plain(error, 600)}`)
  }
  if (failed > failures.length) tell(`and ${many(failed - failures.length, 'more record')}`)
}

/**
 * @throws McipError `cli.usage` for a name that no judge has; `audit.no-judge` comes later, for one
 * that this version lacks
 */
function judgesOf(names: string): readonly JudgeName[] {
  const known: readonly JudgeName[] = ['rules', 'norms', 'classifier', 'llm']
  return names.split(',').map((part) => {
    const name = known.find((one) => one === part.trim())
    if (name !== undefined) return name
    throw new McipError('cli.usage', {
      reason: `--judges: \`${plain(part, 40)}\` is none of ${known.join(', ')}`,
    })
  })
}

function exitCodeOf(tally: Tally, failOn: FailOn): number {
  if (tally.failed > 0) return exitCodes.usage
  if (failOn === 'never') return exitCodes.done
  const from = decisions.indexOf(failOn)
  const isFound = decisions.some(
    (decision, index) => index >= from && (tally.decisions[decision] ?? 0) > 0,
  )
  return isFound ? exitCodes.found : exitCodes.done
}

function tell(text: string): void {
  process.stderr.write(`mcip: ${text}\n`)
}
