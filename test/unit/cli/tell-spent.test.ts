import { describe, expect, it, vi } from 'vitest'
import { tellSpent } from '../../../src/cli/tell-spent.ts'

function said(spent: Partial<Parameters<typeof tellSpent>[0]['endpoint']['spent']>): string {
  const all: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    all.push(String(text))
    return true
  })
  try {
    const nothing = { asked: 0, failed: 0, inputTokens: 0, outputTokens: 0, cost: 0 }
    tellSpent({ endpoint: { spent: { ...nothing, ...spent } }, model: 'm' })
  } finally {
    spy.mockRestore()
  }
  return all.join('')
}

describe('tellSpent', () => {
  it('counts questions and tokens', () => {
    expect(said({ asked: 2, inputTokens: 1_200, outputTokens: 30 })).toBe(
      '2 questions to m, 1,200 tokens in, 30 out\n',
    )
  })

  it('names failures and cost where there are any', () => {
    expect(said({ asked: 2, failed: 1, cost: 0.25 })).toBe(
      '2 questions to m, 1 question without an answer, 0 tokens in, 0 out, 0.2500 US dollars\n',
    )
  })
})
