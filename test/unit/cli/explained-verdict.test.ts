import { describe, expect, it } from 'vitest'
import { explained } from '../../../src/cli/explained-verdict.ts'
import type { MessageEntry } from '../../../src/log/entry.ts'
import { createPathFlows } from '../../../src/log/path-flows.ts'
import { tripEntries } from '../log/trip-entries.ts'

function explainedAt(index: number, change: (entry: MessageEntry) => MessageEntry = (one) => one) {
  const flows = createPathFlows()
  for (const entry of tripEntries) flows.add(entry)
  const entry = tripEntries[index]
  if (entry === undefined) throw new Error('no entry')
  const contents = tripEntries.flatMap((one) => one.flows)
  return explained(
    change(entry),
    flows.at,
    (seq) => contents.find((one) => one.seq === seq)?.content,
  )
}

describe('explained', () => {
  it('gives each finding with the passages that it points at', () => {
    expect(explainedAt(3).findings[0]?.evidence.map(({ quote }) => quote)).toEqual([
      'ada@example.com',
      'ada@example.com\u001b[2J',
    ])
  })

  it('gives the way of each argument, and names those of which nothing is known', () => {
    expect(explainedAt(3).values).toEqual([
      { flow: 3, pointer: '/to', path: 'query -> find_person result.email -> send_mail.to' },
      { flow: 3, pointer: '/body' },
    ])
  })

  it('says what was not seen and what to do next', () => {
    const { notSeen, next } = explainedAt(3)
    expect(notSeen).toContain('what the user asked for')
    expect(next.join()).toContain('`mcip log show environment:trip`')
    expect(next.at(-1)).toContain('`mcip approvals`')
    expect(explainedAt(1).next).toEqual([])
  })

  it('gives no quote where the log keeps no content', () => {
    const bare = explainedAt(3, (entry) => ({
      ...entry,
      flows: entry.flows.map(({ content: _, ...flow }) => flow),
    }))
    expect(bare.values).toEqual([expect.objectContaining({ pointer: '/to' })])
  })

  it('writes names of servers as words of a shell', () => {
    const named = explainedAt(3, (entry) => ({
      ...entry,
      server: "x'; rm -rf ~",
      verdict: {
        ...entry.verdict,
        findings: entry.verdict.findings.map((one) => {
          return { ...one, risk: 'configuration-drift', element: 'type' }
        }),
      },
    }))
    expect(named.next.join()).toContain("mcip servers forget 'x'\\''; rm -rf ~'")
  })
})
