import { describe, expect, it } from 'vitest'
import { type AskedStep, askedBounds, bounded } from '../../../../src/guardian/llm/asked.ts'

const stepsOf = (count: number): readonly AskedStep[] =>
  Array.from({ length: count }, (_, index) => ({ step: index + 1, what: 'content', text: 'x' }))

describe('bounded', () => {
  it('leaves alone what is small', () => {
    const asked = { tools: [{ name: 'f' }], steps: stepsOf(3) }
    expect(bounded(asked)).toEqual({ ...asked, leftOut: { tools: 0, steps: 0 } })
  })

  it('keeps the first two steps and the last ones, and says how many are missing', () => {
    const { steps, leftOut } = bounded({ tools: [], steps: stepsOf(100) })
    expect(steps.map(({ step }) => step).slice(0, 3)).toEqual([1, 2, 43])
    expect([steps.length, leftOut.steps]).toEqual([askedBounds.steps, 40])
  })

  it('cuts texts in the middle, keeps tools that are called', () => {
    const tools = Array.from({ length: 100 }, (_, index) => ({ name: `f${index}` }))
    const step = {
      step: 1,
      what: 'client-calls',
      function: 'f99',
      text: `a${'x'.repeat(9_000)}z`,
    } as const
    const shown = bounded({ tools, steps: [step] })
    expect(shown.tools[0]?.name).toBe('f99')
    expect(shown.leftOut.tools).toBe(60)
    expect(shown.steps[0]?.text).toMatch(/^a.*\[7802 left out\].*z$/)
  })

  it('bounds names, values, members and descriptions', () => {
    const long = 'x'.repeat(100_000)
    const members = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`${at}${long}`, long]),
    )
    const shown = bounded({
      tools: [{ name: long, server: long, description: long, parameters: Array(500).fill(long) }],
      steps: [
        {
          step: 1,
          what: 'client-calls',
          server: long,
          function: long,
          arguments: members,
          origins: members,
        },
      ],
    })
    expect(JSON.stringify(shown).length).toBeLessThan(120_000)
  })
})
