import { describe, expect, it } from 'vitest'
import { findVerdictPlace, judgedEntry } from '../../../src/cli/log-verdict.ts'
import type { Entry } from '../../../src/log/entry.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { tripEntries } from '../log/trip-entries.ts'
import { logOf } from './trip-log.ts'

const gap: Entry = {
  format: 1,
  kind: 'gap',
  seq: tripEntries.length,
  at: '2026-01-02T03:04:06.000Z',
  trajectory: { source: 'environment', value: 'trip' },
  server: 'people',
  forwarded: 1,
  blocked: 0,
  since: '2026-01-02T03:04:05.000Z',
  cause: 'log.full',
}

async function found(name: string): Promise<number> {
  const file = await logOf([...tripEntries, gap])
  const store = openSqliteStore({ file })
  try {
    return (await judgedEntry(store, await findVerdictPlace(store, name, { log: file }))).seq
  } finally {
    await store.close()
  }
}

describe('a verdict', () => {
  it.each(['3', 'trip:3', 'environment:trip:3', 'trip#3'])('is found by %s', async (name) => {
    expect(await found(name)).toBe(3)
  })

  it.each([
    ['trip#4', 'cli.unknown-verdict'],
    ['trip#99', 'cli.unknown-verdict'],
    ['trip:99', 'cli.unknown-verdict'],
    ['trip', 'cli.usage'],
    ['environment:trip', 'cli.usage'],
    [`${'9'.repeat(40)}`, 'cli.usage'],
  ])('is not found by %s', async (name, code) => {
    await expect(found(name)).rejects.toMatchObject({ code })
  })
})
