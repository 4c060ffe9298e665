import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyBytes, keyFiles, loadKeys } from '../../../../src/log/store/keys.ts'
import { startChild } from './child.ts'

describe('the keys of a store', () => {
  let folder: string
  let store: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-keys-'))
    store = join(folder, 'log.db')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('are two different ones of 32 bytes that stay the same', () => {
    const keys = loadKeys(store)
    expect(keys.digest).toHaveLength(keyBytes)
    expect(keys.seal).toHaveLength(keyBytes)
    expect(keys.digest).not.toEqual(keys.seal)
    expect(loadKeys(store)).toEqual(keys)
    expect(readdirSync(folder).sort()).toEqual(['log.db.digest-key', 'log.db.seal-key'])
  })

  it.skipIf(process.platform === 'win32')(
    'lie in files that only their owner may read, and are refused otherwise',
    () => {
      loadKeys(store)
      const { digest } = keyFiles(store)
      expect(statSync(digest).mode & 0o777).toBe(0o600)
      chmodSync(digest, 0o640)
      expect(() => loadKeys(store)).toThrow(expect.objectContaining({ code: 'log.key-unusable' }))
    },
  )

  it('are refused with a wrong length, and never written over', () => {
    const { seal } = keyFiles(store)
    writeFileSync(seal, 'short', { mode: 0o600 })
    expect(() => loadKeys(store)).toThrow(expect.objectContaining({ code: 'log.key-unusable' }))
    expect(readFileSync(seal, 'utf8')).toBe('short')
  })

  it('are the same for processes that start at once', async () => {
    const children = [1, 2, 3, 4].map(() => startChild('keys-child.ts', [store]))
    await Promise.all(children.map(({ ended }) => ended))
    const seen = new Set(children.map((child) => child.output()))
    expect(seen.size).toBe(1)
    expect([...seen][0]).toMatch(/^[0-9a-f]{128}$/)
  })
})
