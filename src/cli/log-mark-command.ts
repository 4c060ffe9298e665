/** What `mcip log mark` does, once a person has typed the word. */
import { trajectoryId } from '../log/checkpoint.ts'
import type { MarkLabel, MessageEntry } from '../log/entry.ts'
import { createMarks, type Mark, markLabels } from '../log/marks.ts'
import type { Store } from '../log/store.ts'
import { confirmPerson } from './confirm-person.ts'
import { exitCodes } from './exit-code.ts'
import { type LogOptions, outputTerminal, print, withStore } from './log-command.ts'
import { entryLines, markText, readEntry } from './log-lines.ts'
import { findVerdictPlace, judgedEntry } from './log-verdict.ts'
import { nearest } from './nearest.ts'
import { safeJson } from './safe-json.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'
import { writeMark } from './write-mark.ts'

export interface LogMarkOptions extends LogOptions {
  readonly risk?: string
  readonly appropriate?: true
  readonly takeBack?: true
}

/** @throws McipError `cli.usage`, `cli.unknown-verdict`, and what `confirmPerson` throws */
export async function logMark(verdict: string, options: LogMarkOptions): Promise<void> {
  const label = labelOf(options)
  await withStore(options, async (store) => {
    const entry = await judgedEntry(store, await findVerdictPlace(store, verdict, options))
    const before = await markOf(store, entry)
    if ((before?.label ?? null) === label) {
      const said = label === null ? 'nothing was said of it' : `it is marked as ${label} already`
      tell(`${said}; nothing was changed`)
      process.exitCode = exitCodes.found
      return
    }
    const name = `${trajectoryId(entry.trajectory)}#${entry.seq}`
    const toDo = label === null ? 'forget what was said of it' : `mark it as ${label}`
    const lines = [
      plain(name, 200),
      ...entryLines(outputTerminal(), JSON.stringify(entry)),
      ...(before === undefined ? [] : [`before: ${markText(before)}`]),
    ]
    if (!(await confirmPerson(store, { what: 'marking a verdict', toDo, lines }))) {
      tell('nothing was changed')
      process.exitCode = exitCodes.found
      return
    }
    await writeMark(store, options, entry, { label, by: 'mark' })
    if (options.json) print(safeJson({ verdict: name, label, by: 'mark' }, 2))
    else tell(`${plain(name, 200)} ${label === null ? 'is no longer marked' : `marked: ${label}`}`)
  })
}

async function markOf(store: Store, { trajectory, seq }: MessageEntry): Promise<Mark | undefined> {
  const marks = createMarks()
  for await (const { bytes } of store.entries(trajectory, seq)) {
    const entry = readEntry(bytes)
    if (entry?.kind === 'mark') marks.add(entry)
  }
  return marks.of(seq)
}

/** Null takes back. @throws McipError `cli.usage` */
function labelOf({ risk, appropriate, takeBack }: LogMarkOptions): MarkLabel | null {
  const given = [risk !== undefined, appropriate === true, takeBack === true].filter(Boolean).length
  if (given !== 1) throw usage('give one of --risk, --appropriate and --take-back')
  if (takeBack === true) return null
  if (risk === undefined) return 'appropriate'
  const label = markLabels.find((one) => one === risk)
  if (label !== undefined) return label
  const near = nearest(risk, markLabels)
  const hint = near === undefined ? '' : `; did you mean \`${near}\`?`
  throw usage(`there is no risk \`${plain(risk, 60)}\`${hint}`)
}
