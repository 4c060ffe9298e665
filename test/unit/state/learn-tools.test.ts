import { describe, expect, it } from 'vitest'
import { learnBounds, learnTools, type SeenTools } from '../../../src/state/learn-tools.ts'
import type { ServerRecord } from '../../../src/state/records.ts'
import { defineTool } from '../../../src/trajectory/define-tool.ts'

const tool = (name: string, description = 'first') =>
  defineTool({ name, description }, (text) => `#${text}`)

function see(
  record: ServerRecord | undefined,
  tools: SeenTools['tools'],
  more: Partial<SeenTools> = {},
): ServerRecord {
  return learnTools(record, {
    server: { id: 's', origin: 'npm:s' },
    claim: { name: 'S', version: '1' },
    tools,
    withheld: new Set(),
    at: '2026-01-01T00:00:00.000Z',
    ...more,
  })
}

const later = { at: '2026-02-02T00:00:00.000Z', claim: { name: 'S', version: '2' } }

describe('learnTools', () => {
  it('learns what it sees first, with version and date', () => {
    expect(see(undefined, [tool('a')])).toEqual({
      id: 's',
      origin: 'npm:s',
      firstSeen: '2026-01-01T00:00:00.000Z',
      lastSeen: '2026-01-01T00:00:00.000Z',
      claimedName: 'S',
      claimedVersion: '1',
      tools: [
        {
          name: 'a',
          digest: tool('a').digest,
          parts: tool('a').parts,
          meta: '',
          firstSeen: '2026-01-01T00:00:00.000Z',
          version: '1',
        },
      ],
    })
  })

  it('keeps the first digest of a changed tool and says what changed', () => {
    const record = see(see(undefined, [tool('a')]), [tool('a', 'second')], later)
    expect(record.lastSeen).toBe(later.at)
    expect(record.tools[0]).toMatchObject({
      digest: tool('a').digest,
      version: '1',
      changed: {
        digest: tool('a', 'second').digest,
        parts: ['description'],
        at: later.at,
        version: '2',
      },
    })
  })

  it('keeps when a change was first seen, and takes note of another change', () => {
    const changed = see(see(undefined, [tool('a')]), [tool('a', 'second')], later)
    const again = see(changed, [tool('a', 'second')], { at: '2026-03-03T00:00:00.000Z' })
    expect(again.tools[0]?.changed?.at).toBe(later.at)
    const other = see(again, [tool('a', 'third')], { at: '2026-04-04T00:00:00.000Z' })
    expect(other.tools[0]?.changed).toMatchObject({
      digest: tool('a', 'third').digest,
      at: '2026-04-04T00:00:00.000Z',
    })
  })

  it('forgets a change when the tool returns to its first definition', () => {
    const changed = see(see(undefined, [tool('a')]), [tool('a', 'second')])
    expect(see(changed, [tool('a')]).tools[0]).toEqual(see(undefined, [tool('a')]).tools[0])
  })

  it('does not learn a new tool that was withheld, but marks a known one', () => {
    const withheld = new Set(['a', 'b'])
    const record = see(see(undefined, [tool('a')]), [tool('a', 'second'), tool('b')], { withheld })
    expect(record.tools.map(({ name }) => name)).toEqual(['a'])
    expect(record.tools[0]?.changed).toBeDefined()
  })

  it('learns the first of two definitions of a name and counts the name as unchanged', () => {
    const twice = [tool('a'), tool('a', 'second')]
    const record = see(see(undefined, twice), twice)
    expect(record.tools).toHaveLength(1)
    expect(record.tools[0]?.digest).toBe(tool('a').digest)
    expect(record.tools[0]?.changed).toBeUndefined()
  })

  it('keeps tools that are no longer listed', () => {
    const record = see(see(undefined, [tool('a'), tool('b')]), [tool('b')])
    expect(record.tools.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  it('keeps what the server claimed before where it claims nothing now', () => {
    const record = see(see(undefined, []), [], { claim: {} })
    expect(record).toMatchObject({ claimedName: 'S', claimedVersion: '1' })
  })

  it('learns at most so many tools, and no endless name', () => {
    const many = Array.from({ length: learnBounds.tools + 5 }, (_, i) => tool(`t${i}`))
    expect(see(undefined, many).tools).toHaveLength(learnBounds.tools)
    expect(see(undefined, [tool('x'.repeat(learnBounds.name + 1))]).tools).toEqual([])
  })

  it('changes nothing of the record it was given', () => {
    const record = see(undefined, [tool('a')])
    const copy = structuredClone(record)
    see(record, [tool('a', 'second')])
    expect(record).toEqual(copy)
  })
})
