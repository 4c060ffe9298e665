import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addAuditCommand } from '../../../src/cli/audit.ts'

async function parse(...args: readonly string[]): Promise<void> {
  const program = new Command('mcip')
  addAuditCommand(program)
  const quiet = { writeErr: () => undefined, writeOut: () => undefined }
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput(quiet)
  }
  await program.parseAsync(['audit', ...args], { from: 'user' })
}

describe('the words of mcip audit', () => {
  it.each([
    [[], "missing required argument 'file'"],
    [['x', '--format', 'xml'], 'Allowed choices are text, jsonl, sarif'],
    [['x', '--fail-on', 'high'], 'Allowed choices are allow, redact, ask, block, never'],
    [['x', '--form', 'csv'], 'Allowed choices are openai-chat, mci, glaive, toolace'],
    [['x', '--jobs', '0'], 'is not a whole number from 1'],
    [['x', '--limit', 'all'], 'is not a whole number from 1'],
  ])('%j is refused with what is allowed', async (args, reason) => {
    await expect(parse(...args)).rejects.toThrow(reason)
  })
})
