import { Command } from 'commander'
import { expect, it } from 'vitest'
import { addTurnCommand } from '../../../src/cli/turn.ts'

it('is a command with help, and knows who may be an author', async () => {
  const program = new Command('mcip').exitOverride().configureOutput({ writeErr: () => undefined })
  addTurnCommand(program)
  const [turn] = program.commands
  turn?.exitOverride().configureOutput({ writeErr: () => undefined })
  expect(turn?.name()).toBe('turn')
  expect(turn?.helpInformation()).toContain('--response')
  await expect(
    program.parseAsync(['turn', '--author', 'root', 'x'], { from: 'user' }),
  ).rejects.toThrow('Allowed choices are user, host, model')
  await expect(program.parseAsync(['turn'], { from: 'user' })).rejects.toThrow('missing required')
})
