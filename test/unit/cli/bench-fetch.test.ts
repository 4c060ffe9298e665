import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addBenchFetch } from '../../../src/cli/bench-fetch.ts'

describe('the words of mcip bench fetch', () => {
  it.each([
    [['fetch'], "missing required argument 'name'"],
    [['fetch', 'imagenet'], 'Allowed choices are glaive, toolace'],
  ])('%j is refused with what is allowed', async (args, reason) => {
    const bench = new Command('bench')
    addBenchFetch(bench)
    const quiet = { writeErr: () => undefined, writeOut: () => undefined }
    for (const command of [bench, ...bench.commands]) command.exitOverride().configureOutput(quiet)
    await expect(bench.parseAsync(args, { from: 'user' })).rejects.toThrow(reason)
  })

  it('says under which licences the data sets are', () => {
    const bench = new Command('bench')
    addBenchFetch(bench)
    const said: string[] = []
    bench.commands[0]?.configureOutput({ writeOut: (text) => void said.push(text) }).outputHelp()
    const help = said.join('')
    expect(help).toContain('glaiveai/glaive-function-calling-v2')
    expect(help).toContain('Apache-2.0')
  })
})
