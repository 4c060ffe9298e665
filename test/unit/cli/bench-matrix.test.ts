import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addBenchMatrix } from '../../../src/cli/bench-matrix.ts'

describe('the help of mcip bench matrix', () => {
  it('stays within 80 columns and shows it in use', () => {
    const bench = new Command('mcip').command('bench')
    addBenchMatrix(bench)
    let text = ''
    const [matrix] = bench.commands
    matrix?.configureOutput({
      writeOut: (part) => {
        text += part
      },
      getOutHelpWidth: () => 80,
    })
    matrix?.outputHelp()
    expect(text).toContain('$ mcip bench matrix --from')
    expect(text).toContain('--ablate')
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})
