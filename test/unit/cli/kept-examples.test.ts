import { appendFileSync, existsSync, mkdtempSync, readFileSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeCase } from '../../../src/bench/bench-case.ts'
import { createExamples, type LabelledText } from '../../../src/bench/train/examples.ts'
import { keepExamples } from '../../../src/cli/kept-examples.ts'
import { payments } from '../bench/train/dialogues.ts'

const texts = payments(30).map((one): LabelledText => {
  const { label, origin, dialogue } = one
  const { gold, changed } = origin
  return { text: writeCase(one), label, group: gold, source: dialogue.source, changed }
})
const file = join(mkdtempSync(join(tmpdir(), 'mcip-kept-')), 'own.model.examples')

describe('examples that are kept', () => {
  it('are the same when they are read again, and made anew only from where the run broke off', () => {
    const first = keepExamples(file, createExamples())
    const made = texts.map(first.of)
    const kept = readFileSync(file, 'utf8').split('\n').length - 1
    expect(kept).toBe(50)
    truncateSync(file, readFileSync(file).length - 100)
    let again = 0
    const exampleOf = createExamples()
    const second = keepExamples(file, (one) => {
      again++
      return exampleOf(one)
    })
    expect(second.known).toBe(49)
    expect(texts.map(second.of)).toEqual(made)
    expect(again).toBe(texts.length - 49)
    second.done()
    expect(existsSync(file)).toBe(false)
  })

  it('do not count for another label, nor in a form that nobody wrote', () => {
    const [text] = texts
    if (text === undefined) throw new Error('no text')
    appendFileSync(file, '{"key":"x","example":{"units":[{"row":"AAAA"}]}}\nnull\n7\n')
    let made = 0
    const kept = keepExamples(file, () => {
      made++
      return undefined
    })
    expect(kept.known).toBe(0)
    kept.of(text)
    kept.of({ ...text, label: 'data-injection' })
    expect(made).toBe(2)
    kept.done()
  })
})
