import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { noAnswers, openAnswers } from '../../../src/cli/bench-answers.ts'
import { scoredOf } from '../bench/evaluate/scored-cases.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-answers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { answer } = scoredOf('appropriate', 'data-injection')

describe('openAnswers', () => {
  it('keeps answers from one run to the next', async () => {
    const file = join(folder, 'kept.jsonl')
    await openAnswers(file, 'a').put('llm:m', 'c1', answer)
    expect(openAnswers(file, 'a').get('llm:m', 'c1')).toEqual(answer)
    expect(openAnswers(file, 'a').get('llm:m', 'c2')).toBeUndefined()
    expect(openAnswers(file, 'a').get('llm:other', 'c1')).toBeUndefined()
  })

  it('does not take the answers to another benchmark or with other settings', async () => {
    const file = join(folder, 'scoped.jsonl')
    await openAnswers(file, 'a').put('llm:m', 'c1', answer)
    expect(openAnswers(file, 'b').get('llm:m', 'c1')).toBeUndefined()
  })

  it('reads past a line that was cut off, and one that is no answer', async () => {
    const file = join(folder, 'cut.jsonl')
    await openAnswers(file, 'a').put('llm:m', 'c1', answer)
    appendFileSync(file, '{"key":"x","answer":{"decision":1}}\nnull\n{"key":"[\\"')
    const again = openAnswers(file, 'a')
    expect(again.get('llm:m', 'c1')).toEqual(answer)
  })
})

describe('noAnswers', () => {
  it('keeps nothing', () => {
    void noAnswers.put('s', 'c', answer)
    expect(noAnswers.get('s', 'c')).toBeUndefined()
  })
})
