import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeModelFile } from '../../../src/cli/write-model-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-model-'))

describe('a model on disk', () => {
  it('is written in place of the one before', () => {
    const file = join(folder, 'own.model')
    writeModelFile(file, 'one')
    writeModelFile(file, new Uint8Array([50]))
    expect(readFileSync(file, 'utf8')).toBe('2')
    expect(existsSync(`${file}.new`)).toBe(false)
  })

  it('names the file that cannot be written', () => {
    const file = join(folder, 'none', 'own.model')
    expect(() => writeModelFile(file, 'one')).toThrow(
      expect.objectContaining({ code: 'cli.unwritable' }),
    )
  })
})
