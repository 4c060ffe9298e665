import { describe, expect, it } from 'vitest'
import { explainLines } from '../../../src/cli/explain-lines.ts'
import { type Explained, explained } from '../../../src/cli/explained-verdict.ts'
import { columnsOf } from '../../../src/cli/terminal.ts'
import { scoresOf } from '../../../src/guardian/scores.ts'
import { createPathFlows } from '../../../src/log/path-flows.ts'
import { findingOf } from '../guardian/judge-input.ts'
import { tripEntries } from '../log/trip-entries.ts'

function found(index: number): Explained {
  const flows = createPathFlows()
  for (const entry of tripEntries) flows.add(entry)
  const entry = tripEntries[index]
  if (entry === undefined) throw new Error('no entry')
  return explained(entry, flows.at, () => ({
    structuredContent: { email: 'ada@example.com\u001b[2J\u202e' },
  }))
}

const shown = (one: Explained, width = 100): string =>
  explainLines({ width, colour: false }, one).join('\n')

describe('explainLines', () => {
  it('shows five-tuple, finding, passage, way, what was not seen and the next step', () => {
    const text = shown(found(3))
    expect(text).toContain('3    client -> people (send_mail)')
    expect(text).toContain('ask: It did not go on.')
    expect(text).toContain('ask: replay-injection (high, confidence 0.9, by rules): it was sent')
    expect(text).toContain('at flow 2 /structuredContent/email: "ada@example.com"')
    expect(text).toContain('/to: query -> find_person result.email -> send_mail.to')
    expect(text).toContain('/body: not seen before')
    expect(text).toContain('- what the user asked for')
    expect(text).toContain('What to do next')
  })

  it('says so where nothing was found', () => {
    const text = shown(found(0))
    expect(text).toContain('allow: It went on as it was.\nNothing was found.')
    expect(text).not.toContain('What was found')
  })

  it('shows the likely classes where something was found, likeliest first', () => {
    const scores = scoresOf([findingOf({ risk: 'replay-injection', decision: 'ask' })], 'message')
    const text = shown({ ...found(3), scores })
    expect(text).toMatch(/How likely each class is\n {2}replay-injection \d+%, appropriate \d+%\n/)
    expect(shown(found(0))).not.toContain('How likely')
  })

  it('shows nothing that a terminal obeys, and fits it', () => {
    for (const width of [50, 80, 200]) {
      const text = shown(found(3), width)
      expect(text).not.toMatch(/[\u001b\u202e]/)
      for (const line of text.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(width)
    }
  })
})
