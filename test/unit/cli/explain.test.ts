import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addExplainCommand } from '../../../src/cli/explain.ts'

describe('addExplainCommand', () => {
  it('adds the command with examples of the ways to name a verdict', () => {
    const program = new Command('mcip')
    addExplainCommand(program)
    let help = ''
    const writeOut = (text: string): void => {
      help += text
    }
    program.commands[0]?.configureOutput({ writeOut }).outputHelp()
    expect(help).toContain('$ mcip explain 14\n')
    expect(help).toContain('$ mcip explain process:4711:14')
    expect(help).toContain('<trajectory>#<entry>')
  })
})
