import { describe, expect, it } from 'vitest'
import { readRecord } from '../../../src/audit/readers/read-record.ts'
import type { ChatRecord } from '../../../src/audit/record.ts'
import { type BenchCase, writeCase } from '../../../src/bench/bench-case.ts'
import { dialogueOf } from '../../../src/bench/dialogue-of.ts'
import { bmi } from './gold.ts'

const origin = { gold: 'bmi', form: 'paper', edit: 'none', seed: 1, changed: [] } as const
const one: BenchCase = { id: 'own/bmi#appropriate', label: 'appropriate', dialogue: bmi, origin }

describe('writeCase', () => {
  it('writes a line that is read back as the same dialogue', () => {
    const record = readRecord(writeCase(one)) as ChatRecord
    expect(record).toMatchObject({ id: 'own/bmi#appropriate', label: 'appropriate' })
    expect(dialogueOf(record, bmi)).toEqual(bmi)
  })

  it('says how the case came about, and under which licence its dialogue is', () => {
    expect(JSON.parse(writeCase(one))).toMatchObject({
      source: 'own',
      license: 'Apache-2.0',
      meta: { mcip: origin },
    })
  })

  it('writes a call without a return as one that nothing answered', () => {
    const steps = bmi.steps.map((step) => {
      if (step.kind !== 'call') return step
      const { returned: _, ...open } = step
      return open
    })
    const { messages } = JSON.parse(writeCase({ ...one, dialogue: { ...bmi, steps } }))
    expect(messages.map(({ role }: { role: string }) => role)).toEqual([
      'user',
      'assistant',
      'assistant',
    ])
  })
})
