/** A command on a terminal that a program answers, as a person would, or an agent that pretends. */
import { spawn, spawnSync } from 'node:child_process'
import { agentMarks } from '../../../src/cli/agent-mark.ts'

/** util-linux `script` gives a command a terminal; other systems' take other arguments. */
export const hasScript: boolean =
  process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

/** The command line that gives `command` a terminal. */
export function onTerminal(command: readonly string[]): readonly string[] {
  const line = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  return ['script', '-qec', line, '/dev/null']
}

/** Exit code and all that was shown; `answer` gets the word that is to be typed. */
export function atTerminal(
  command: readonly string[],
  answer: (word: string) => string = (word) => word,
): Promise<{ readonly code: number | null; readonly text: string }> {
  const [program = '', ...args] = onTerminal(command)
  // The tests themselves may be run by an agent.
  const env = { ...process.env }
  for (const mark of agentMarks) delete env[mark]
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], env })
    let text = ''
    let isAnswered = false
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const [, word] = /type ([a-z]{6}) to /.exec(text) ?? []
      if (word === undefined || isAnswered) return
      isAnswered = true
      child.stdin.write(`${answer(word)}\n`)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, text }))
  })
}
