import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addBenchAnnotate } from '../../../src/cli/bench-annotate.ts'

describe('the words of mcip bench annotate', () => {
  it.each([
    [['annotate'], "missing required argument 'file'"],
    [['annotate', 'x', '--content', 'all'], 'Allowed choices are full, redacted, shape'],
    [['annotate', 'x', '--limit', '0'], 'is not a whole number from 1'],
  ])('%j is refused with what is allowed', async (args, reason) => {
    const bench = new Command('bench')
    addBenchAnnotate(bench)
    const quiet = { writeErr: () => undefined, writeOut: () => undefined }
    for (const command of [bench, ...bench.commands]) command.exitOverride().configureOutput(quiet)
    await expect(bench.parseAsync(args, { from: 'user' })).rejects.toThrow(reason)
  })
})
