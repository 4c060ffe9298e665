import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOutput } from '../../../src/cli/report-output.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcip-output-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('openOutput', () => {
  it('writes a file, however much comes', async () => {
    const file = join(folder, 'report')
    const output = await openOutput(file, [])
    const piece = 'x'.repeat(100_000)
    for (let count = 0; count < 20; count++) await output.write(piece)
    await output.end()
    expect(readFileSync(file)).toHaveLength(2_000_000)
    expect(output.terminal).toEqual({ width: 80, colour: false })
  })

  it('never writes over what is read, under whatever name', async () => {
    const file = join(folder, 'input')
    writeFileSync(file, 'precious')
    symlinkSync(file, join(folder, 'link'))
    const refused = openOutput(join(folder, 'link'), ['-', join(folder, 'none'), file])
    await expect(refused).rejects.toMatchObject({ code: 'cli.usage' })
    expect(readFileSync(file, 'utf8')).toBe('precious')
  })

  it('says why a file cannot be written', async () => {
    mkdirSync(join(folder, 'is-folder'))
    for (const name of ['is-folder', 'no/such/folder']) {
      await expect(openOutput(join(folder, name), [])).rejects.toMatchObject({
        code: 'cli.unwritable',
        data: { file: join(folder, name), reason: expect.stringMatching(/EISDIR|ENOENT/) },
      })
    }
  })

  it('is stdout where no file is named', async () => {
    const output = await openOutput(undefined, [])
    expect(output.terminal.width).toBeGreaterThanOrEqual(40)
    await output.end()
  })
})
