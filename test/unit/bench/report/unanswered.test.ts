import { describe, expect, it } from 'vitest'
import { unansweredOf } from '../../../../src/bench/report/unanswered.ts'
import { McipError } from '../../../../src/errors.ts'
import { scoredOf } from '../evaluate/scored-cases.ts'

const without = (error: string) => scoredOf('appropriate', 'appropriate', { error })
const of = (fault: McipError) => without(`${fault.code}: ${fault.message}`)
const refused = (status: number) =>
  of(
    new McipError('llm.refused', {
      url: 'http://h/v1',
      status,
      reason: `it answered with status ${status}`,
    }),
  )

describe('unansweredOf', () => {
  it('counts reasons by code and status, the most frequent first, each with what to do', () => {
    const found = unansweredOf([
      scoredOf('appropriate', 'appropriate'),
      refused(413),
      refused(401),
      refused(401),
      of(new McipError('llm.malformed-answer', { url: 'the model', reason: 'it names no class' })),
    ])
    expect(found.map(({ code, status, cases }) => [code, status, cases])).toEqual([
      ['llm.refused', 401, 2],
      ['llm.refused', 413, 1],
      ['llm.malformed-answer', undefined, 1],
    ])
    expect(found[0]?.hint).toContain('MCIP_LLM_KEY')
    expect(found[0]?.reason).toContain('`http://h/v1` refused')
  })

  it('keeps what has no code, and no more of a reason than a line holds', () => {
    expect(unansweredOf([without('odd')])).toEqual([
      { code: '', cases: 1, reason: 'odd', hint: '' },
    ])
    expect(unansweredOf([without('x'.repeat(9_000))])[0]?.reason).toHaveLength(300)
    expect(unansweredOf([without('llm.unavailable')])[0]?.code).toBe('llm.unavailable')
  })

  it('is empty where all were answered', () => {
    expect(unansweredOf([scoredOf('appropriate', 'appropriate')])).toEqual([])
  })
})
