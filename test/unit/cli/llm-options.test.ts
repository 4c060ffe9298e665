import { describe, expect, it } from 'vitest'
import { chosenModel } from '../../../src/cli/llm-options.ts'

const url = 'http://127.0.0.1:8000/v1'

describe('chosenModel', () => {
  it('takes a model and its endpoint', () => {
    const chosen = chosenModel({ llm: 'openai:qwen2.5:7b', llmUrl: url, llmPrice: '0.15,0.6' }, {})
    expect(chosen).toMatchObject({ model: 'qwen2.5:7b', url })
  })

  it.each([
    [{ llmUrl: url }, '--llm openai:<model>'],
    [{ llm: 'qwen', llmUrl: url }, '--llm openai:<model>'],
    [{ llm: 'openai:m' }, '--llm-url'],
    [{ llm: 'openai:m', llmUrl: 'file:///etc/passwd' }, 'http or https'],
    [{ llm: 'openai:m', llmUrl: 'not a url' }, 'http or https'],
    [{ llm: 'openai:m', llmUrl: 'http://me:secret@127.0.0.1/v1' }, 'MCIP_LLM_KEY'],
    [{ llm: 'openai:m', llmUrl: url, llmPrice: 'cheap' }, 'two numbers'],
  ])('%j is refused with what is allowed', (options, reason) => {
    expect(() => chosenModel(options, {})).toThrow(reason)
  })
})
