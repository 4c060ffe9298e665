/**
 * A person decides, not an agent: a terminal on both ends, no mark of an agent, no host among the
 * ancestors, and a word that is shown there and nowhere else.
 */
import { randomInt } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { McipError } from '../errors.ts'
import type { Store } from '../log/store.ts'
import { markedBy } from './agent-mark.ts'
import { ancestryOf } from './host-ancestor.ts'
import { knownHosts } from './host-record.ts'
import { processMarks, processTable } from './process-table.ts'
import { tell } from './tell.ts'

export interface Confirmation {
  /** What is done, e.g. `forgetting a server`. */
  readonly what: string
  /** What typing the word does, e.g. `forget it`. */
  readonly toDo: string
  /** What the person decides about, safe to show. */
  readonly lines: readonly string[]
}

/**
 * Whether a person at the terminal types the word.
 *
 * @throws McipError `cli.needs-terminal` where nobody can, `cli.within-host` where an agent could
 */
export async function confirmPerson(
  store: Pick<Store, 'records' | 'heads'>,
  { what, toDo, lines }: Confirmation,
): Promise<boolean> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    throw new McipError('cli.needs-terminal', { what })
  }
  const mark = markedBy(process.env)
  if (mark !== undefined) throw new McipError('cli.within-host', { what, program: mark })
  const table = await processTable()
  const ancestry =
    table === undefined
      ? ({ kind: 'unknown' } as const)
      : ancestryOf(process.ppid, table, {
          hosts: await knownHosts(store),
          own: process.argv[1] ?? '',
          marks: processMarks(),
        })
  if (ancestry.kind === 'within') {
    throw new McipError('cli.within-host', { what, program: ancestry.program })
  }
  for (const line of lines) tell(line)
  if (ancestry.kind === 'unknown') {
    tell(
      '\nthis system does not tell which program started this command: answer only if it was you',
    )
  }
  const word = randomWord()
  // WHY stderr: stdout is for what is asked for, and a pipe behind it must not eat the question.
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await reader.question(`\ntype ${word} to ${toDo}: `)).trim() === word
  } catch (cause) {
    // Ctrl-C and Ctrl-D at the question are a no.
    if (cause instanceof Error && cause.name === 'AbortError') return false
    throw cause
  } finally {
    reader.close()
  }
}

const consonants = 'bdfgklmnprstvz'
const vowels = 'aeiou'

/** Six letters that can be read and typed. */
function randomWord(): string {
  return Array.from(
    { length: 3 },
    () =>
      (consonants[randomInt(consonants.length)] ?? '') + (vowels[randomInt(vowels.length)] ?? ''),
  ).join('')
}
