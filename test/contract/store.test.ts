import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../src/log/store/memory.ts'
import { chooseDriver, driverNames } from '../../src/log/store/open-driver.ts'
import { openSqliteStore } from '../../src/log/store/sqlite.ts'
import { storeContract } from './store.ts'

storeContract('memory', () => ({ store: createMemoryStore(), remove: () => undefined }))

const present = driverNames.filter((name) => isPresent(name))

describe('the drivers of this runtime', () => {
  it('are one at least', () => {
    expect(present.length).toBeGreaterThan(0)
  })
})

for (const name of driverNames) {
  if (!present.includes(name)) {
    it.skipIf(true)(`sqlite over ${name} (the driver is not in this runtime)`, () => undefined)
    continue
  }
  storeContract(`sqlite over ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'mcip-store-'))
    const store = openSqliteStore({ file: join(folder, 'log.db'), openDriver: chooseDriver(name) })
    return { store, remove: () => rmSync(folder, { recursive: true, force: true }) }
  })
}

function isPresent(name: string): boolean {
  try {
    chooseDriver(name)
    return true
  } catch {
    // `log.no-driver`: its suite is skipped by name.
    return false
  }
}
