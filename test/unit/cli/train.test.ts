import { Command } from 'commander'
import { expect, it } from 'vitest'
import { addTrainCommand } from '../../../src/cli/train.ts'

it('asks for data, and has a seed and a place for the model', () => {
  const program = new Command().exitOverride()
  addTrainCommand(program)
  const [command] = program.commands
  expect(command?.opts()).toEqual({ seed: 1, output: 'guardian.model' })
  const data = command?.options.find(({ long }) => long === '--data')
  expect(data?.mandatory).toBe(true)
  expect(command?.options.map(({ long }) => long)).toContain('--allow-license')
})
