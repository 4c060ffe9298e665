import { describe, expect, it } from 'vitest'
import {
  mayBeAddress,
  propertyOf,
  useOf,
} from '../../../../src/guardian/delegation/parameter-use.ts'

describe('what a parameter is there for', () => {
  it.each([
    ['branch', 'name'],
    ['fileKey', 'name'],
    ['repo_path', 'name'],
    ['message_id', 'name'],
    ['body', 'text'],
    ['new_content', 'text'],
    ['sql', 'code'],
    ['command', 'code'],
    ['where_clause', 'code'],
    ['amount', 'other'],
  ])('%s: %s', (field, use) => {
    expect(useOf(field)).toBe(use)
  })
  it('may be an address by name, format or description', () => {
    expect(mayBeAddress('page_url', undefined)).toBe(true)
    expect(mayBeAddress('id', { format: 'uri' })).toBe(true)
    expect(mayBeAddress('id', { description: 'Id or link of the page.' })).toBe(true)
    expect(mayBeAddress('resource_id', { description: 'The id of the resource.' })).toBe(false)
  })
  it('is looked up in the schema, and not in what all objects have', () => {
    const schema = { type: 'object', properties: { id: { type: 'string' } } }
    expect(propertyOf(schema, 'id')).toEqual({ type: 'string' })
    expect(propertyOf(schema, 'toString')).toBeUndefined()
    expect(propertyOf(undefined, 'id')).toBeUndefined()
  })
})
