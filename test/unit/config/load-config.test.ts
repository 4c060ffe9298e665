import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultConfig } from '../../../src/config/config.ts'
import { loadConfig } from '../../../src/config/load-config.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcip-config-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function load(text: string | Uint8Array) {
  const file = join(folder, 'mcip.yaml')
  writeFileSync(file, text)
  return loadConfig(file)
}

describe('loadConfig', () => {
  it('gives the defaults without a file, and with an empty one', async () => {
    expect(await loadConfig(undefined)).toEqual(defaultConfig)
    expect(await load('')).toEqual(defaultConfig)
    expect(await load('# nothing yet\n')).toEqual(defaultConfig)
  })

  it('reads YAML and JSON', async () => {
    expect((await load('mode: observe\nlog:\n  content: shape\n')).log.content).toBe('shape')
    expect((await load('{"mode": "observe"}')).mode).toBe('observe')
  })

  it('names a file that is not there, and one that is a folder', async () => {
    await expect(loadConfig(join(folder, 'none.yaml'))).rejects.toMatchObject({
      code: 'config.unreadable',
      data: { reason: 'ENOENT' },
    })
    await expect(loadConfig(folder)).rejects.toMatchObject({ code: 'config.unreadable' })
  })

  it('refuses what is no YAML, or more than one document', async () => {
    for (const text of ['mode: [', '\tmode: ask', 'a: 1\na: 2', 'mode: ask\n---\nmode: ask\n']) {
      await expect(load(text)).rejects.toMatchObject({ code: 'config.invalid' })
    }
  })

  it('refuses aliases, with which a small file makes a big value', async () => {
    await expect(load('log: &a {}\nmode: *a\n')).rejects.toMatchObject({ code: 'config.invalid' })
  })

  it('refuses a file of more than a megabyte', async () => {
    await expect(load(`# ${'x'.repeat(1024 * 1024)}`)).rejects.toMatchObject({
      code: 'config.invalid',
      data: { reason: 'over 1048576 bytes' },
    })
  })

  it('does not let a file change the prototype of anything', async () => {
    await expect(load('__proto__:\n  mode: observe\n')).rejects.toMatchObject({
      code: 'config.invalid',
    })
    expect(({} as { mode?: string }).mode).toBeUndefined()
  })
})
