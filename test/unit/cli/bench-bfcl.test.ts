import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addBenchBfcl } from '../../../src/cli/bench-bfcl.ts'

describe('the words of mcip bench bfcl', () => {
  it.each([
    [['bfcl'], "missing required argument 'folder'"],
    [['bfcl', 'x', '--limit', 'all'], 'is not a whole number from 1'],
  ])('%j is refused with what is allowed', async (args, reason) => {
    const bench = new Command('bench')
    addBenchBfcl(bench)
    const quiet = { writeErr: () => undefined, writeOut: () => undefined }
    for (const command of [bench, ...bench.commands]) command.exitOverride().configureOutput(quiet)
    await expect(bench.parseAsync(args, { from: 'user' })).rejects.toThrow(reason)
  })
})
