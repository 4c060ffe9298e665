import { describe, expect, it } from 'vitest'
import { leavesOf } from '../../../src/flow/leaves.ts'
import { noOrigins, type Origins } from '../../../src/flow/origins.ts'
import { subjectsOf } from '../../../src/flow/subject.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

const fromQuery: Origins = { originOf: (value) => (value === 'Oslo' ? 'query' : 'unknown') }
const subjects = (content: JsonValue, origins: Origins = noOrigins) =>
  subjectsOf(leavesOf(content), origins)

describe('subjectsOf', () => {
  it('is unknown where nobody is named', () => {
    expect(subjects({ city: 'Oslo', count: 3 })).toEqual([{ role: 'unknown' }])
    expect(subjects({})).toEqual([{ role: 'unknown' }])
  })

  it('is the user for a value that the user wrote', () => {
    expect(subjects({ city: 'Oslo' }, fromQuery)).toEqual([{ role: 'user' }])
    expect(subjects({ city: 'Rome' }, fromQuery)).toEqual([{ role: 'unknown' }])
  })

  it('is a third party where a field names a person', () => {
    expect(subjects({ assignee: 'Ann Lee' })).toEqual([{ role: 'third-party', name: 'Ann Lee' }])
    expect(subjects({ first_name: 'Ann' })).toEqual([{ role: 'third-party', name: 'Ann' }])
    expect(subjects({ file_name: 'Ann.txt' })).toEqual([{ role: 'unknown' }])
  })

  it('is a third party where an address stands in any text', () => {
    expect(subjects({ note: 'ask ann@example.org or bob@example.org' })).toEqual([
      { role: 'third-party', name: 'ann@example.org' },
      { role: 'third-party', name: 'bob@example.org' },
    ])
  })

  it('names a third party once, whatever its case, and before the user', () => {
    expect(subjects({ owner: 'Ann', author: 'ANN', city: 'Oslo' }, fromQuery)).toEqual([
      { role: 'third-party', name: 'ANN' },
      { role: 'user' },
    ])
  })

  it('is the user where a field or the name of a person says so', () => {
    expect(subjects({ my_city: 'Rome' })).toEqual([{ role: 'user' }])
    expect(subjects({ owner: '@me' })).toEqual([{ role: 'user' }])
  })

  it('is not the user where a resource links to itself', () => {
    expect(subjects({ selfLink: 'https://example.org/1', self: '/1' })).toEqual([
      { role: 'unknown' },
    ])
  })

  it('takes an empty name, a number and a text for nobody', () => {
    const content = { owner: '  ', author: 7, assignee: 'x'.repeat(121) }
    expect(subjects(content)).toEqual([{ role: 'unknown' }])
  })

  it('names eight third parties at most', () => {
    const owners = Array.from({ length: 100 }, (_, index) => `person ${index}`)
    expect(subjects({ owners })).toHaveLength(8)
    const note = owners.map((_, index) => `p${index}@example.org`).join(' ')
    expect(subjects({ note })).toHaveLength(8)
  })
})
