import { Command } from 'commander'
import { expect, it } from 'vitest'
import { addTrainCommand } from '../../../src/cli/train.ts'

function program(): Command {
  const made = new Command().exitOverride()
  addTrainCommand(made)
  return made
}

it('has a seed, and options for both that can be learned from', () => {
  const [command] = program().commands
  expect(command?.opts()).toEqual({ seed: 1 })
  const names = command?.options.map(({ long }) => long)
  expect(names).toEqual(expect.arrayContaining(['--data', '--from-log', '--log', '--output']))
  expect(names).toContain('--allow-license')
})

it.each([[[]], [['--from-log', '--data', 'x.jsonl']]])(
  'asks what to learn from, one thing only: %j',
  async (args) => {
    await expect(program().parseAsync(['train', ...args], { from: 'user' })).rejects.toMatchObject({
      code: 'cli.usage',
    })
  },
)

it('has a help within 80 columns', () => {
  let text = ''
  const [command] = program().commands
  command?.configureOutput({
    writeOut: (part) => {
      text += part
    },
    getOutHelpWidth: () => 80,
  })
  command?.outputHelp()
  expect(text).toContain('$ mcip train --from-log')
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})
