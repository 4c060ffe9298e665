import { describe, expect, it } from 'vitest'
import { createApprovalBook } from '../../../src/log/approval-book.ts'
import { temporaryKeys } from '../../../src/log/store/keys.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import { requestOf } from '../state/approval-of.ts'

describe('createApprovalBook', () => {
  it('gives back what was written, with its place', async () => {
    const book = createApprovalBook(createMemoryStore(), temporaryKeys())
    expect(await book.put('k', requestOf(), 0)).toBe(true)
    const stored = { ...requestOf(), key: 'k', storedRevision: 1 }
    expect(await book.all()).toEqual([stored])
    // A record that was read is written without its place in the store.
    expect(await book.put('k', stored, 1)).toBe(true)
    expect(await book.all()).toEqual([{ ...stored, storedRevision: 2 }])
    expect(await book.remove('k')).toBe(true)
    expect(await book.all()).toEqual([])
  })

  it('refuses to write over what another wrote meanwhile', async () => {
    const store = createMemoryStore()
    const keys = temporaryKeys()
    const [one, other] = [createApprovalBook(store, keys), createApprovalBook(store, keys)]
    expect(await one.put('k', requestOf(), 0)).toBe(true)
    expect(await other.put('k', requestOf(), 0)).toBe(false)
    expect(await one.put('k', { ...requestOf(), asks: 2 }, 1)).toBe(true)
    expect(await other.put('k', requestOf(), 1)).toBe(false)
    expect(await other.all()).toMatchObject([{ asks: 2 }])
  })

  it('stores no value in the clear, and opens nothing under another key', async () => {
    const store = createMemoryStore()
    await createApprovalBook(store, temporaryKeys()).put('k', requestOf(), 0)
    const [record] = await store.records('approval')
    expect(record?.value).not.toContain('ada')
    expect(Buffer.from(record?.value ?? '', 'base64').toString('latin1')).not.toContain('ada')
    expect(await createApprovalBook(store, temporaryKeys()).all()).toEqual([])
  })

  it('takes a record that was moved, changed or put back for none', async () => {
    const store = createMemoryStore()
    const book = createApprovalBook(store, temporaryKeys())
    await book.put('k', requestOf(), 0)
    const [first] = await store.records('approval')
    if (first === undefined) throw new Error('nothing was stored')
    const { revision: _, ...record } = first
    await store.putRecord({ ...record, key: 'moved' }, 0)
    await store.putRecord({ ...record, key: 'damaged', value: 'AAAA' }, 0)
    await store.putRecord({ ...record, key: 'none', value: '{}' }, 0)
    expect((await book.all()).map(({ key }) => key)).toEqual(['k'])
    await store.putRecord(record, 1)
    expect(await book.all()).toEqual([])
  })
})
