import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addLlmOptions } from '../../../src/cli/llm-option-words.ts'

describe('addLlmOptions', () => {
  it('takes a model, its endpoint, and how it is asked', () => {
    const command = addLlmOptions(new Command('x'), 'judges').exitOverride()
    command.parse(['--llm', 'openai:m', '--llm-url', 'http://h/v1', '--llm-price', '1,2'], {
      from: 'user',
    })
    expect(command.opts()).toEqual({
      llm: 'openai:m',
      llmUrl: 'http://h/v1',
      llmConcurrency: 4,
      llmPrice: '1,2',
    })
    expect(command.helpInformation()).toContain('the model that judges')
  })
})
