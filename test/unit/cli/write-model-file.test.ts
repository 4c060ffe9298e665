import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkModelPlace, writeModelFile } from '../../../src/cli/write-model-file.ts'

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
    const below = join(folder, 'file', 'own.model')
    writeFileSync(join(folder, 'file'), '')
    expect(() => writeModelFile(below, 'one')).toThrow(
      expect.objectContaining({ code: 'cli.unwritable' }),
    )
  })

  it('is refused before the work where it could not be written after it', () => {
    checkModelPlace(join(folder, 'own.model'))
    checkModelPlace('own.model')
    mkdirSync(join(folder, 'other.model.card.json'))
    writeFileSync(join(folder, 'plain'), '')
    for (const [place, file, reason] of [
      [folder, folder, 'it is a folder'],
      [join(folder, 'other.model'), join(folder, 'other.model.card.json'), 'it is a folder'],
      [join(folder, 'none', 'm'), join(folder, 'none', 'm'), 'its folder does not exist'],
      [join(folder, 'plain', 'm'), join(folder, 'plain', 'm'), expect.stringMatching(/is a file$/)],
    ]) {
      expect(() => checkModelPlace(place)).toThrow(
        expect.objectContaining({ code: 'cli.unwritable', data: { file, reason } }),
      )
    }
  })
})
