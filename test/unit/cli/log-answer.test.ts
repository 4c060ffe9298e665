import { chmodSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { askedEntry, noteAnswer } from '../../../src/cli/log-answer.ts'
import { keyFiles, loadKeys } from '../../../src/log/store/keys.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import type { ApprovalRecord } from '../../../src/state/approvals.ts'
import { tripEntries } from '../log/trip-entries.ts'
import { requestOf, shown } from '../state/approval-of.ts'
import { entriesOf, logOf } from './trip-log.ts'

const risk = tripEntries[3]?.verdict.findings[0]?.risk ?? ''

function request(more: Partial<ApprovalRecord> = {}): ApprovalRecord {
  const base = requestOf({ server: 'people' })
  return { ...base, shown: { ...shown, risk, trajectory: 'environment:trip' }, ...more }
}

async function noted(record: ApprovalRecord, answer: 'approval' | 'denial') {
  const file = await logOf()
  const store = openSqliteStore({ file })
  try {
    expect(await noteAnswer(store, { log: file }, record, answer)).toBeUndefined()
  } finally {
    await store.close()
  }
  return entriesOf(file, tripEntries.length)
}

describe('an answer to what was asked', () => {
  it('is noted at the message that was held back', async () => {
    expect(await noted(request(), 'approval')).toMatchObject([
      { kind: 'mark', about: 3, label: 'appropriate', by: 'approval' },
    ])
    expect(await noted(request(), 'denial')).toMatchObject([
      { kind: 'mark', about: 3, label: risk, by: 'denial' },
    ])
  })

  it.skipIf(process.platform === 'win32')('says why it could not be noted', async () => {
    const file = await logOf()
    loadKeys(file)
    chmodSync(keyFiles(file).digest, 0o644)
    const store = openSqliteStore({ file })
    try {
      const why = await noteAnswer(store, { log: file }, request(), 'approval')
      expect(why).toContain('others may read it')
    } finally {
      await store.close()
    }
    expect(await entriesOf(file, tripEntries.length)).toEqual([])
  })

  it('is not noted where nothing was found that is a risk', async () => {
    const record = request()
    expect(await noted({ ...record, shown: { ...record.shown, risk: 'norms' } }, 'denial')).toEqual(
      [],
    )
  })

  it.each([
    ['another trajectory', { shown: { ...shown, risk, trajectory: 'process:9' } }],
    ['another server', { flow: requestOf({ server: 'mail' }).flow }],
    ['another function', { flow: requestOf({ server: 'people', unit: 'function:x' }).flow }],
    ['an earlier question', { lastAskedAt: '2020-01-01T00:00:00.000Z' }],
  ])('is not noted of %s', async (_, more) => {
    const file = await logOf()
    const store = openSqliteStore({ file })
    try {
      expect(await askedEntry(store, request(more))).toBeUndefined()
      expect((await askedEntry(store, request()))?.seq).toBe(3)
    } finally {
      await store.close()
    }
  })
})
