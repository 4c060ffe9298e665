import { describe, expect, it } from 'vitest'
import type { EntryDraft } from '../../../src/log/entry.ts'
import { createEntryRenderer } from '../../../src/log/render-entry.ts'

const key = new Uint8Array(32)
const at = '2026-11-22T10:00:00.000Z'
const trajectory = { source: 'process', value: 'a' } as const
const base = { at, trajectory, server: 'files' }

describe('a rendered entry', () => {
  it('gets its place where it is appended, the rest before', () => {
    const gap: EntryDraft = {
      ...base,
      kind: 'gap',
      forwarded: 2,
      blocked: 1,
      since: at,
      cause: 'log.full',
    }
    const append = createEntryRenderer('redacted', key)(gap)
    expect(append).toMatchObject({ ...base, flows: 0 })
    expect(append.serialise({ seq: 7, flowSeq: 3 })).toBe(
      `{"format":1,"kind":"gap","seq":7,"at":"${at}","trajectory":{"source":"process","value":"a"},"server":"files","forwarded":2,"blocked":1,"since":"${at}","cause":"log.full"}`,
    )
  })

  it('holds what a person said of an entry before it', () => {
    const mark: EntryDraft = { ...base, kind: 'mark', about: 3, label: null, by: 'denial' }
    expect(createEntryRenderer('redacted', key)(mark).serialise({ seq: 7, flowSeq: 3 })).toBe(
      `{"format":1,"kind":"mark","seq":7,"at":"${at}","trajectory":{"source":"process","value":"a"},"server":"files","about":3,"label":null,"by":"denial"}`,
    )
  })

  it('redacts what a rejected line says', () => {
    const rejected: EntryDraft = {
      ...base,
      kind: 'rejected',
      from: 'host',
      reason: 'malformed-json',
      detail: 'near alice@example.org',
      bytes: 5,
    }
    const entry = JSON.parse(
      createEntryRenderer('redacted', key)(rejected).serialise({ seq: 0, flowSeq: 0 }),
    ) as object
    expect(entry).toMatchObject({
      from: 'host',
      reason: 'malformed-json',
      detail: expect.stringMatching(/^near \[email-address hmac:/),
      bytes: 5,
    })
  })

  it('bounds the id of a server', () => {
    const gap: EntryDraft = {
      ...base,
      server: 's'.repeat(1_000),
      kind: 'gap',
      forwarded: 0,
      blocked: 0,
      since: at,
      cause: '',
    }
    expect(createEntryRenderer('full', key)(gap).server).toHaveLength(256)
  })
})
