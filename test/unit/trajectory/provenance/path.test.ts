import { describe, expect, it } from 'vitest'
import { describePath, type PathFlow, pathOf } from '../../../../src/trajectory/provenance/path.ts'

const source = (pointer: string, seq: number, there: string) => ({
  pointer,
  from: [{ seq, pointer: there, match: 'exact' as const }],
})
const flows: Readonly<Record<number, PathFlow>> = {
  0: { kind: 'query', causedBy: [] },
  1: {
    kind: 'call',
    unit: 'function:list_issues',
    causedBy: [],
    provenance: [source('/repo', 0, '')],
  },
  2: { kind: 'return', unit: 'function:list_issues', answers: 1, causedBy: [] },
  3: {
    kind: 'call',
    unit: 'function:create_pr',
    causedBy: [],
    provenance: [source('/body', 2, '/content/0/text/2/body')],
  },
}
const line = (seq: number, pointer: string, all: Readonly<Record<number, PathFlow>> = flows) =>
  describePath(pathOf(seq, pointer, (at) => all[at]))

describe('pathOf', () => {
  it('follows a value back to the query', () => {
    expect(line(3, '/body')).toBe('query -> list_issues result[2].body -> create_pr.body')
  })

  it('follows a read that a passage caused', () => {
    const all = {
      ...flows,
      3: { kind: 'call', unit: 'function:search', causedBy: [2] },
      4: { kind: 'return', unit: 'function:search', answers: 3, causedBy: [] },
      5: {
        kind: 'call',
        unit: 'function:buy',
        causedBy: [],
        provenance: [source('/id', 4, '/structuredContent/items/0/id')],
      },
    } satisfies Record<number, PathFlow>
    expect(line(5, '/id', all)).toBe(
      'query -> list_issues result -> search result.items[0].id -> buy.id',
    )
  })

  it('stops at what the model introduced, and at what was forgotten', () => {
    expect(line(3, '/title')).toBe('create_pr.title')
    const all = { 9: { ...flows[3], kind: 'call', causedBy: [] } } satisfies Record<
      number,
      PathFlow
    >
    expect(line(9, '/body', all)).toBe('a flow that was forgotten -> create_pr.body')
  })

  it('ends on a circle', () => {
    const all = {
      1: { kind: 'call', unit: 'function:a', causedBy: [2] },
      2: { kind: 'content', unit: 'resource:file:///x', causedBy: [1] },
    } satisfies Record<number, PathFlow>
    expect(line(1, '/x', all)).toBe('resource:file:///x -> a.x')
  })

  it('shows names of servers bounded, without control characters', () => {
    const all = {
      1: { kind: 'call', unit: `function:\u001b[2J${'x'.repeat(500)}`, causedBy: [] },
      2: { kind: 'definition', server: 'notes', causedBy: [] },
      3: { kind: 'response', causedBy: [] },
    } satisfies Record<number, PathFlow>
    expect(line(1, '/a\nb', all)).toMatch(/^"\\u001b\[2Jx+\.\.\."\."a\\nb"$/)
    expect(line(1, '/a', all).length).toBeLessThan(120)
    expect(line(2, '', all)).toBe('definition of notes')
    expect(line(3, '', all)).toBe('response')
  })
})
