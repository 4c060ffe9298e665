import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addBenchBuild } from '../../../src/cli/bench-build.ts'

describe('addBenchBuild', () => {
  it('adds a command that needs a place for its cases', () => {
    const bench = new Command('bench')
    addBenchBuild(bench)
    const [build] = bench.commands
    expect(build?.name()).toBe('build')
    expect(build?.options.find(({ long }) => long === '--output')?.mandatory).toBe(true)
    expect(build?.options.find(({ long }) => long === '--form')?.argChoices).toEqual([
      'paper',
      'hard',
    ])
  })
})
