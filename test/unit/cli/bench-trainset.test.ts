import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addBenchTrainset } from '../../../src/cli/bench-trainset.ts'

describe('the words of mcip bench trainset', () => {
  it.each([
    [['trainset'], "required option '--output <file>' not specified"],
    [['trainset', '--output', 'x', '--form', 'csv'], 'mci, chat, sharegpt, alpaca'],
    [['trainset', '--output', 'x', '--size', '0'], 'is not a whole number from 1'],
    [['trainset', '--output', 'x', '--shown', 'all'], 'messages, flows'],
    [['trainset', '--output', 'x', '--case-form', 'easy'], 'paper, hard'],
  ])('%j is refused with what is allowed', async (args, reason) => {
    const bench = new Command('bench')
    addBenchTrainset(bench)
    const quiet = { writeErr: () => undefined, writeOut: () => undefined }
    for (const command of [bench, ...bench.commands]) command.exitOverride().configureOutput(quiet)
    await expect(bench.parseAsync(args, { from: 'user' })).rejects.toThrow(reason)
  })
})
