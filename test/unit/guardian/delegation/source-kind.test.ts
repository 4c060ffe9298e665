import { describe, expect, it } from 'vitest'
import {
  isOfKind,
  sourceKindOf,
  sourceKindsIn,
} from '../../../../src/guardian/delegation/source-kind.ts'

describe('sourceKindsIn', () => {
  it('finds what a person calls a source, in singular and plural', () => {
    expect(sourceKindOf('invoices')).toBe('bill')
    expect(sourceKindOf('rechnungen')).toBe('bill')
    expect(sourceKindOf('hats')).toBeUndefined()
    expect([...sourceKindsIn('read my e-mails and the file bill.txt')]).toEqual([
      'mail',
      'file',
      'bill',
    ])
    expect([...sourceKindsIn('check my inbox')]).toEqual(['mail'])
  })
  it('finds it in scripts without spaces', () => {
    expect(sourceKindsIn('请根据这个文件付款')).toContain('file')
    expect(sourceKindsIn('メールに返信して')).toContain('mail')
  })
  it('reads long words without effort', () => {
    expect(sourceKindsIn('x'.repeat(100_000)).size).toBe(0)
  })
})

describe('isOfKind', () => {
  it('knows a source by the function that read it', () => {
    expect(isOfKind(new Set(['mail']), 'function:get_unread_emails', '')).toBe(true)
    expect(isOfKind(new Set(['page']), 'function:browse', '')).toBe(true)
    expect(isOfKind(new Set(['file']), 'resource:file:///a.md', '')).toBe(true)
    expect(isOfKind(new Set(['mail']), 'function:search_product', '')).toBe(false)
  })
  it('knows it by what was asked for', () => {
    expect(isOfKind(new Set(['bill']), 'function:open', 'bill-may.txt')).toBe(true)
    expect(isOfKind(new Set(['bill']), 'function:open', 'poem')).toBe(false)
  })
  it('looks for a bill where bills are kept', () => {
    expect(isOfKind(new Set(['bill']), 'function:list_emails', '')).toBe(true)
    expect(isOfKind(new Set(['bill']), 'function:get_reviews', '')).toBe(false)
  })
  it('says no where nothing is known', () => {
    expect(isOfKind(new Set(), 'function:list_emails', '')).toBe(false)
    expect(isOfKind(new Set(['mail']), undefined, '')).toBe(false)
  })
})
