import { Command } from 'commander'
import { expect, it } from 'vitest'
import { addFlowsCommand } from '../../../src/cli/flows.ts'

it.each([
  [[], "missing required argument 'file'"],
  [['x', '--format', 'xml'], 'Allowed choices are text, mci, json'],
  [['x', '--content', 'all'], 'Allowed choices are full, redacted, shape'],
  [['x', '--line', '0'], 'is not a whole number from 1'],
])('mcip flows %j is refused with what is allowed', async (args, reason) => {
  const program = new Command('mcip')
  addFlowsCommand(program)
  const quiet = { writeErr: () => undefined, writeOut: () => undefined }
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput(quiet)
  }
  await expect(program.parseAsync(['flows', ...args], { from: 'user' })).rejects.toThrow(reason)
})
