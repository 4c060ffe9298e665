import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addLogMark } from '../../../src/cli/log-mark.ts'
import { riskIds } from '../../../src/risk/risk.ts'

function help(): string {
  const program = new Command('mcip').configureOutput({ writeOut: () => undefined })
  const log = program.command('log')
  addLogMark(log)
  let text = ''
  const [mark] = log.commands
  mark?.configureOutput({
    writeOut: (part) => {
      text += part
    },
    getOutHelpWidth: () => 80,
  })
  mark?.outputHelp()
  return text
}

describe('the help of mcip log mark', () => {
  it('names every risk and stays within 80 columns', () => {
    const text = help()
    for (const risk of riskIds) expect(text).toContain(risk)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('says that only a person can do it, and shows it in use', () => {
    expect(help()).toContain('Only a person can do it')
    expect(help()).toContain('$ mcip log mark 14 --appropriate')
  })
})
