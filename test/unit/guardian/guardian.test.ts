import { describe, expect, it, vi } from 'vitest'
import { createGuardian } from '../../../src/guardian/guardian.ts'
import type { Judge } from '../../../src/guardian/judge.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import { callOf } from '../../message.ts'
import { completeness, findingOf, inputOf, turnOf } from './judge-input.ts'

const write = inputOf(callOf('write_file'))
const read = inputOf(callOf('read_file'))
const judge = (answer: () => unknown): Judge => ({
  name: 'llm',
  judge: () => answer() as readonly Finding[],
})
const silent = judge(() => [])

describe('createGuardian', () => {
  it('answers at once while every judge does', () => {
    const verdict = createGuardian([silent], 'open').judge(write, completeness)
    expect(verdict).toMatchObject({ decision: 'allow', completeness })
  })

  it('joins the findings of all judges, at once or with a promise', async () => {
    const one = judge(() => [findingOf({ decision: 'ask' })])
    const other = judge(() => Promise.resolve([findingOf({ risk: 'replay-injection' })]))
    const verdict = await createGuardian([one, other], 'open').judge(write, completeness)
    expect(verdict.decision).toBe('block')
    expect(verdict.findings.map(({ risk }) => risk)).toEqual(['replay-injection', 'data-injection'])
  })

  it('allows without judges: there is nobody to say otherwise', () => {
    expect(createGuardian([], 'closed').judge(write, completeness)).toMatchObject({
      decision: 'allow',
    })
  })

  const faults: readonly (readonly [string, () => unknown])[] = [
    [
      'throws',
      () => {
        throw new Error('x')
      },
    ],
    ['rejects', () => Promise.reject(new Error('x'))],
    ['answers nothing', () => undefined],
    ['answers null', () => null],
    ['answers no list', () => ({ decision: 'allow' })],
    ['answers a list of nothing', () => [undefined]],
    ['answers an unknown decision', () => [{ ...findingOf(), decision: 'fine' }]],
    ['answers a decision of the prototype', () => [{ ...findingOf(), decision: 'length' }]],
    ['answers an unknown severity', () => [{ ...findingOf(), severity: 'dire' }]],
    ['answers a confidence that is no number', () => [findingOf({ confidence: Number.NaN })]],
    ['answers a confidence above 1', () => [findingOf({ confidence: 2 })]],
    ['answers a confidence as text', () => [{ ...findingOf(), confidence: '1' }]],
    ['answers no text', () => [{ ...findingOf(), text: undefined }]],
    ['answers no evidence', () => [{ ...findingOf(), evidence: undefined }]],
    ['promises no list', () => Promise.resolve('allow')],
    ['promises nonsense', () => Promise.resolve([{}])],
  ]
  for (const [what, answer] of faults) {
    it(`stops a change and lets a read go on with a finding when a judge ${what}`, async () => {
      const guardian = createGuardian([silent, judge(answer)], 'closed-for-changes')
      const changing = await guardian.judge(write, completeness)
      expect(changing.decision).toBe('block')
      expect(changing.findings.map(({ code }) => code)).toEqual(['judge-unavailable'])
      const reading = await guardian.judge(read, completeness)
      expect([reading.decision, reading.findings.length]).toEqual(['allow', 1])
    })
  }

  it('asks about a turn the judges that look at turns', async () => {
    const looks: Judge = { ...silent, judgeTurn: () => [findingOf({ decision: 'ask' })] }
    const fails: Judge = { ...silent, judgeTurn: () => Promise.reject(new Error('x')) }
    const verdict = await createGuardian([silent, looks, fails], 'closed').judgeTurn(
      turnOf('Done.'),
      completeness,
    )
    expect(verdict?.decision).toBe('ask')
    expect(verdict?.findings.map(({ code }) => code)).toEqual([undefined, 'judge-unavailable'])
    expect(createGuardian([silent], 'open').judgeTurn(turnOf('Done.'), completeness)).toBe(
      undefined,
    )
  })

  it('keeps what the other judges found when one fails', async () => {
    const found = judge(() => [findingOf({ decision: 'ask' })])
    const broken = judge(() => {
      throw new Error('x')
    })
    const verdict = await createGuardian([broken, found], 'open').judge(write, completeness)
    expect(verdict.decision).toBe('ask')
    expect(verdict.findings).toHaveLength(2)
  })

  it('does not wait for a judge that never answers', async () => {
    vi.useFakeTimers()
    try {
      const never = judge(() => new Promise(() => undefined))
      const verdict = createGuardian([never], 'closed-for-changes').judge(write, completeness)
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await verdict).toMatchObject({
        decision: 'block',
        findings: [{ code: 'judge-unavailable' }],
      })
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('waits as long as a judge says that it needs', async () => {
    vi.useFakeTimers()
    try {
      const answer = new Promise<readonly Finding[]>((resolve) => {
        setTimeout(() => resolve([findingOf({ decision: 'ask' })]), 20_000)
      })
      const slow = { ...judge(() => answer), deadlineMs: 30_000 }
      const verdict = createGuardian([slow], 'open').judge(write, completeness)
      await vi.advanceTimersByTimeAsync(20_000)
      expect(await verdict).toMatchObject({ decision: 'ask' })
    } finally {
      vi.useRealTimers()
    }
  })
})
