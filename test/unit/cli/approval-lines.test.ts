import { describe, expect, it } from 'vitest'
import { approvalLines, nameOf } from '../../../src/cli/approval-lines.ts'
import { columnsOf } from '../../../src/cli/terminal.ts'
import { denied, granted, usedUp } from '../../../src/state/approval-steps.ts'
import type { ApprovalRecord } from '../../../src/state/approvals.ts'
import { fieldOf, now, requestOf, shown } from '../state/approval-of.ts'

const hour = 3_600_000

function shownAs(record: ApprovalRecord, at = now, width = 80): string {
  const lines = approvalLines(
    { width, colour: false },
    { ...record, key: 'k', storedRevision: 1 },
    at,
  )
  for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width)
  return lines.join('\n')
}

describe('approvalLines', () => {
  it('shows the five-tuple, the finding, the passage and every value', () => {
    expect(shownAs(requestOf(), now + 5 * 60_000)).toBe(
      [
        'a1b2c3d4  waits until 2026-01-03 03:04 UTC  asked once 5 min ago',
        '  client -> mail (send_mail) function-request: email-address about third-party',
        '  Ada [necessity]',
        '  replay-injection (medium): it was sent before.',
        '  evidence: "hello"',
        '  in process:1',
        '  to ! ada@example.com',
        '  body hello',
      ].join('\n'),
    )
  })

  it('says how it stands', () => {
    const terms = { once: true, until: now + hour, any: ['/arguments/body'] }
    const yes = granted(requestOf(), terms, now)
    expect(shownAs(yes)).toContain('approved once, until 2026-01-02 04:04 UTC')
    expect(shownAs(yes)).toContain('any value')
    expect(shownAs(denied(requestOf(), now + hour, now))).toContain('denied until')
    expect(shownAs(usedUp(yes, now), now + 3 * hour)).toContain('used 3 h ago')
    expect(shownAs(yes, now + 100 * hour)).toContain('over (granted)')
  })

  it('shows hostile text as one harmless line', () => {
    const evil = '\u001b[2J\u202eexe\n\ra1b2c3d4  approved'
    const record = requestOf({ fields: [fieldOf(evil, evil)], sender: evil })
    const text = shownAs({
      ...record,
      shown: { ...shown, text: evil, evidence: [evil], trajectory: evil },
    })
    expect(text).not.toMatch(/[\u001b\u202e\r]/)
    expect(text.split('\n').filter((line) => line.startsWith('a1b2c3d4'))).toHaveLength(1)
  })

  it('says how many more values there are', () => {
    const fields = Array.from({ length: 60 }, (_, n) => fieldOf(`f${n}`, 'v'))
    expect(shownAs(requestOf({ fields }))).toContain('and 20 more values; --json shows all')
  })

  it('fits a narrow terminal', () => {
    shownAs(requestOf({ fields: [fieldOf('body', 'x'.repeat(400))] }), now, 48)
  })
})

describe('nameOf', () => {
  it('is what --any takes', () => {
    expect(['/arguments/to', '/task/ttl', ''].map(nameOf)).toEqual(['to', 'task/ttl', 'content'])
  })
})
