import { describe, expect, it } from 'vitest'
import { addTallies, emptyTally } from '../../../src/audit/report/tally.ts'
import { tallyOf } from '../../../src/audit/report/tally-of.ts'
import { type AuditShown, auditLines } from '../../../src/cli/audit-lines.ts'
import { columnsOf } from '../../../src/cli/terminal.ts'
import { auditedOf, failedOf, findingOf } from '../audit/report/made.ts'

const terminal = { width: 80, colour: false }

function shownOf(part: Partial<AuditShown> = {}): AuditShown {
  return { files: ['made.jsonl'], tally: emptyTally(), ms: 1_234, end: 'whole', ...part }
}

const textOf = (part: Partial<AuditShown>): string => auditLines(terminal, shownOf(part)).join('\n')

const mixed = tallyOf([
  auditedOf([], { line: 1, label: 'true' }),
  auditedOf([findingOf({ text: 'The call sends what nobody asked for.' })], { line: 2, id: 'two' }),
  failedOf(3),
  auditedOf([], { line: 4, label: 'attack_failed' }),
])

describe('the summary', () => {
  it('says what was read, what a guard would have done, what was found and where to look', () => {
    const text = textOf({ tally: mixed })
    for (const line of [
      'Audit of made.jsonl',
      '3 records judged (OpenAI chat form): 3 flows of information, in 1.2 s. 1 record',
      '  1 audit.malformed-json',
      '    made.jsonl:3: no valid JSON: no value at column 1',
      '  allow   2   67%  goes on',
      '  ask     0        waits for a person to decide',
      '  block   1   33%  is stopped',
      '  function-injection: 1 record, blocked',
      '  block two (made.jsonl:2)',
      '    The call sends what nobody asked for.',
      '    /messages/1/tool_calls/0/function/arguments/to: "eve@example.com"',
      '  mcip flows made.jsonl --id two',
      '  mcip taxonomy function-injection',
      '  mcip audit made.jsonl --format jsonl',
    ]) {
      expect(text.split('\n').map((one) => one.trimEnd())).toContain(line)
    }
  })

  it('says which risks nobody looked for, so that allow is not taken for safe', () => {
    const text = textOf({ tally: tallyOf([auditedOf()]) })
    expect(text).toContain('nothing was found')
    expect(text).toMatch(/This version looks for \d+ of 17 risks/)
  })

  it('compares labels that name a class and carries the others', () => {
    const text = textOf({ tally: mixed }).replace(/\s+/g, ' ')
    expect(text).toContain('1 of 1 labelled appropriate, 0 of 0 labelled with a risk')
    expect(text).toContain('names no class and is not compared: attack_failed 1')
  })

  it('says what the records do not show', () => {
    expect(textOf({ tally: mixed })).toContain('3 of 3 hold no answer to the user')
  })

  it('names the first few of many that could not be judged', () => {
    const failures = Array.from({ length: 1_200 }, (_, index) => failedOf(index + 1))
    const text = textOf({ tally: tallyOf(failures) })
    expect(text).toContain('No record could be judged.')
    expect(text).toContain('  1,200 audit.malformed-json\n    made.jsonl:1: no valid JSON')
    expect(text).toContain('    and 1,197 more')
    expect(text).not.toContain('What a guard would have done')
  })

  it('says that there was nothing, that it was interrupted, and that it stopped at its limit', () => {
    expect(textOf({})).toContain('No record was found.')
    expect(textOf({ end: 'interrupted', tally: mixed })).toContain('Interrupted')
    expect(textOf({ end: 'limit', tally: mixed })).toContain('Stopped at --limit')
  })

  it('points to a line where a record has no id, and quotes names for the shell', () => {
    const tally = tallyOf([
      { ...auditedOf([findingOf()], { line: 7, id: 'my file:7' }), file: 'my file' },
    ])
    expect(textOf({ tally, files: ['my file'] })).toContain("mcip flows 'my file' --line 7")
  })

  it('counts several files and forms', () => {
    const one = tallyOf([auditedOf()])
    const text = textOf({
      files: ['a', 'b', 'c', 'd'],
      tally: addTallies(one, { ...one, formats: { mci: 1 } }),
    })
    expect(text).toContain('Audit of 4 files')
    expect(text).toContain('By form: 1 in OpenAI chat form, 1 in MCI form.')
    expect(text).toContain('mcip audit a b c ... --format jsonl')
  })

  it('fits the terminal, and shows nothing that one would obey', () => {
    const evil = `\u001b[31m\u202e\u0007${'y'.repeat(300)}`
    const record = auditedOf([findingOf({ text: evil })], { id: evil, label: evil })
    const tally = tallyOf([
      { ...record, file: evil },
      { ...failedOf(2), file: evil },
    ])
    for (const width of [40, 80, 120]) {
      const lines = auditLines({ width, colour: false }, shownOf({ tally, files: [evil] }))
      expect(lines.join('\n')).not.toMatch(/[\u001b\u202e\u0007]/)
      for (const line of lines.filter((one) => !one.includes('mcip '))) {
        expect(columnsOf(line), line).toBeLessThanOrEqual(width)
      }
    }
  })
})
