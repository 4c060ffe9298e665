import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  createPrivateFile,
  makePrivate,
  openToOthers,
} from '../../../../src/log/store/private-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcip-private-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a private file is made with its folders, and left as it is where it exists', () => {
  const file = join(folder, 'a', 'b', 'c.db')
  createPrivateFile(file)
  expect(readFileSync(file)).toHaveLength(0)
  writeFileSync(file, 'kept')
  createPrivateFile(file)
  expect(readFileSync(file, 'utf8')).toBe('kept')
  if (process.platform !== 'win32') expect(statSync(file).mode & openToOthers).toBe(0)
})

it.skipIf(process.platform === 'win32')(
  'rights of others are taken away, of a missing file nothing is made',
  () => {
    const file = join(folder, 'open')
    writeFileSync(file, '')
    chmodSync(file, 0o664)
    makePrivate(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    makePrivate(join(folder, 'none'))
    expect(existsSync(join(folder, 'none'))).toBe(false)
  },
)
