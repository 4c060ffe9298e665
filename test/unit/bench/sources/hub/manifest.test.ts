import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  type ManifestFile,
  noteInManifest,
  readManifest,
} from '../../../../../src/bench/sources/hub/manifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-manifest-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const one: ManifestFile = {
  name: 'toolace',
  file: 'data.json',
  repository: 'own/data',
  revision: 'a'.repeat(40),
  url: 'https://hub.example/data.json',
  bytes: 3,
  sha256: 'b'.repeat(64),
  license: 'Apache-2.0',
  notice: 'by somebody',
  fetchedAt: '2026-01-01T00:00:00.000Z',
}

describe('the manifest', () => {
  it('holds each file once, the latest', () => {
    const path = join(folder, 'manifest.json')
    expect(readManifest(path)).toEqual([])
    noteInManifest(path, one)
    noteInManifest(path, { ...one, name: 'glaive' })
    noteInManifest(path, { ...one, bytes: 4 })
    expect(readManifest(path)).toEqual([
      { ...one, name: 'glaive' },
      { ...one, bytes: 4 },
    ])
  })

  it.each(['not json', '{"name": "my-app"}', 'null'])('does not overwrite %s', (text) => {
    const path = join(folder, 'other.json')
    writeFileSync(path, text)
    expect(() => noteInManifest(path, one)).toThrow('no manifest of mcip')
  })

  it('names a place where nothing can be written', () => {
    const path = join(folder, 'none', 'manifest.json')
    expect(() => noteInManifest(path, one)).toThrow('cannot write')
  })
})
