import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addBenchCommands } from '../../../src/cli/bench.ts'

async function parse(...args: readonly string[]): Promise<void> {
  const program = new Command('mcip')
  addBenchCommands(program)
  const quiet = { writeErr: () => undefined, writeOut: () => undefined }
  const bench = program.commands[0]
  for (const command of [program, ...program.commands, ...(bench?.commands ?? [])]) {
    command.exitOverride().configureOutput(quiet)
  }
  await program.parseAsync(['bench', ...args], { from: 'user' })
}

describe('the words of mcip bench', () => {
  it.each([
    [['run'], "missing required argument 'file'"],
    [['run', 'x', '--question', 'rhyme'], 'Allowed choices are named, letters'],
    [['run', 'x', '--label', 'bad'], 'Allowed choices are appropriate, function-overlapping'],
    [['run', 'x', '--unlabelled', 'guess'], 'Allowed choices are skip'],
    [['run', 'x', '--limit', '0'], 'is not a whole number from 1'],
  ])('%j is refused with what is allowed', async (args, reason) => {
    await expect(parse(...args)).rejects.toThrow(reason)
  })
})
