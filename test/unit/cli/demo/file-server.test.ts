import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createFileServer } from '../../../../src/cli/demo/file-server.ts'

const root = mkdtempSync(join(tmpdir(), 'mcip-files-'))
const folder = join(root, 'files')
mkdirSync(join(folder, 'sub'), { recursive: true })
writeFileSync(join(folder, 'a.txt'), 'alpha')
writeFileSync(join(root, 'outside.txt'), 'secret')
mkdirSync(join(root, 'files-of-others'))
writeFileSync(join(root, 'files-of-others', 'b.txt'), 'beta')
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('createFileServer', () => {
  const server = createFileServer(folder)

  it('lists and reads the files of its folder', async () => {
    expect(await server.call('list_directory', { path: folder })).toEqual({
      text: '[DIR] sub\n[FILE] a.txt',
    })
    expect(await server.call('read_text_file', { path: 'a.txt' })).toEqual({ text: 'alpha' })
  })

  it.each([
    ['a path with dots', join(folder, '..', 'outside.txt')],
    ['a neighbour whose name starts alike', join(root, 'files-of-others', 'b.txt')],
    ['an absolute path', tmpdir()],
  ])('does not follow %s out of its folder', async (_, path) => {
    await expect(server.call('read_text_file', { path })).rejects.toThrow('access denied')
  })

  it.skipIf(process.platform === 'win32')('does not follow a link out of its folder', async () => {
    symlinkSync(join(root, 'outside.txt'), join(folder, 'link.txt'))
    await expect(server.call('read_text_file', { path: 'link.txt' })).rejects.toThrow(
      'access denied',
    )
  })

  it('refuses large files, wrong paths and unknown tools', async () => {
    writeFileSync(join(folder, 'large.bin'), '')
    truncateSync(join(folder, 'large.bin'), 1024 * 1024 + 1)
    await expect(server.call('read_text_file', { path: 'large.bin' })).rejects.toThrow('too large')
    await expect(server.call('read_text_file', { path: 7 })).rejects.toThrow('must be a string')
    await expect(server.call('write_file', { path: 'a.txt' })).rejects.toThrow('no such tool')
  })
})
