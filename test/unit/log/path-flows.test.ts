import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/log/entry.ts'
import { createPathFlows } from '../../../src/log/path-flows.ts'
import { describePath, pathOf } from '../../../src/trajectory/provenance/path.ts'
import { tripEntries } from './trip-entries.ts'

function flowsOf(entries: readonly Entry[]) {
  const flows = createPathFlows()
  for (const entry of entries) flows.add(entry)
  return flows
}

describe('createPathFlows', () => {
  it('follows a value back to the user through the call whose answer held it', () => {
    const { at } = flowsOf(tripEntries)
    expect(describePath(pathOf(3, '/to', at))).toBe(
      'query -> find_person result.email -> send_mail.to',
    )
  })

  it('knows which call an answer belongs to by server and id', () => {
    const { at } = flowsOf(tripEntries)
    expect(at(2)).toMatchObject({ kind: 'return', answers: 1, unit: 'function:find_person' })
    const [query, request, answer] = tripEntries
    if (query === undefined || request === undefined || answer === undefined) throw new Error()
    const other = flowsOf([query, request, { ...answer, server: 'other' }])
    expect(other.at(2)?.answers).toBeUndefined()
  })

  it('knows nothing of lines that were no messages', () => {
    const base = {
      format: 1,
      seq: 0,
      at: '',
      trajectory: { source: 'process', value: 't' },
    } as const
    const flows = flowsOf([
      { ...base, kind: 'gap', server: 's', forwarded: 1, blocked: 0, since: '', cause: '' },
    ])
    expect(flows.at(0)).toBeUndefined()
  })
})
