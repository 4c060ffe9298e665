import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addApprovalCommands } from '../../../src/cli/approvals.ts'

describe('addApprovalCommands', () => {
  it('adds the three commands, each with an example and what only a person can do', () => {
    const program = new Command('mcip')
    addApprovalCommands(program)
    expect(program.commands.map((command) => command.name())).toEqual([
      'approvals',
      'approve',
      'deny',
    ])
    for (const command of program.commands) {
      let help = ''
      const writeOut = (text: string): void => {
        help += text
      }
      command.configureOutput({ writeOut }).outputHelp()
      expect(help).toContain('$ mcip ')
      if (command.name() !== 'approvals') expect(help).toContain('Only a person can do it')
    }
  })
})
