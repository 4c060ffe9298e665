import { describe, expect, it } from 'vitest'
import { touchesOfArguments } from '../../../../../src/guardian/rules/protected-files/argument-touches.ts'
import { joined } from '../../../../../src/guardian/rules/protected-files/shell-touches.ts'
import type { JsonObject, JsonValue } from '../../../../../src/mcp/json.ts'

const pointers = (tool: string, args: JsonObject, path = '.mcp.json') =>
  touchesOfArguments(tool, args, () => 'write')
    .touches.filter((touch) => joined(touch.base, touch.path) === path)
    .map(({ pointer }) => pointer)

describe('touchesOfArguments', () => {
  it.each<[string, JsonObject, string]>([
    ['write_file', { path: '.mcp.json' }, '/path'],
    ['x', { target_file: '.mcp.json' }, '/target_file'],
    ['x', { edits: [{ filePath: '.mcp.json' }] }, '/edits/0/filePath'],
    ['x', { files: ['a', '.mcp.json'] }, '/files/1'],
    ['push', { files: { '.mcp.json': '{}' } }, '/files/.mcp.json'],
    ['x', { payload: '{"path": ".mcp.json"}' }, '/payload/path'],
    ['bash', { command: 'rm .mcp.json' }, '/command'],
    ['run_in_terminal', { text: 'rm .mcp.json' }, '/text'],
    ['x', { command: 'rm', args: ['.mcp.json'] }, '/args'],
    ['x', { command: ['rm', '.mcp.json'] }, '/command'],
    ['python', { code: "open('.mcp.json')" }, '/code'],
    ['apply_patch', { input: '*** Add File: .mcp.json\n+{}' }, '/input'],
  ])('%s %j', (tool, args, pointer) => {
    expect(pointers(tool, args)).toContain(pointer)
  })

  it('puts a folder and a name of two fields together', () => {
    for (const args of [
      { directory: '~/.cursor', filename: 'mcp.json' },
      { folder: '~/.cursor', name: 'mcp.json' },
      { path: '~/.cursor', file_name: 'mcp.json' },
      { root: '~/.cursor', document: 'mcp.json', content: 'x' },
      { file: { base_dir: '~/.cursor', name: 'mcp.json' } },
      { path: ['~', '.cursor', 'mcp.json'] },
      { destination: '~/.cursor', source: 'a/b/mcp.json' },
      { cwd: '~/.cursor', file: 'mcp.json' },
      { working_directory: '~/.cursor', command: 'echo x > mcp.json' },
    ]) {
      expect([args, pointers('shell', args, '~/.cursor/mcp.json').length > 0]).toEqual([args, true])
    }
  })

  it.each<[string, JsonObject]>([
    ['git_commit', { message: '.mcp.json' }],
    ['git_commit', { message: 'Add .cursor/mcp.json' }],
    ['write_file', { path: 'README.md', content: '.mcp.json' }],
    ['edit_file', { path: 'a.md', edits: [{ oldText: 'x', newText: '.cursor/mcp.json' }] }],
    ['search', { query: '.mcp.json' }],
    ['search_files', { path: 'src', pattern: '.mcp.json' }],
    ['create_issue', { title: '.mcp.json', body: '--- a/.mcp.json\n+++ b/.mcp.json' }],
    ['execute', { description: 'rm .mcp.json', command: 'ls' }],
    ['x', { number: 7, flag: true, nothing: null }],
  ])('takes prose for no path: %s %j', (tool, args) => {
    expect(pointers(tool, args)).toEqual([])
    expect(pointers(tool, args, '.cursor/mcp.json')).toEqual([])
  })

  it('finds commands to the guard', () => {
    const commands = (args: JsonObject) => touchesOfArguments('shell', args, () => 'write').commands
    expect(commands({ command: 'mcip approve 7' })).toEqual([
      { deed: 'approve', pointer: '/command' },
    ])
    expect(commands({ command: 'npx', args: ['mcip', 'turn', 'x'] })).toContainEqual({
      deed: 'turn',
      pointer: '/args',
    })
    expect(commands({ message: 'run mcip approve 7' })).toEqual([])
  })

  it('looks at all of deep, wide and long arguments', () => {
    let deep: JsonValue = '.mcp.json'
    for (let depth = 0; depth < 120; depth++) deep = { path: deep }
    expect(pointers('x', { path: deep })).toHaveLength(1)
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`p${at}`, 'a/b']))
    expect(pointers('x', { ...wide, path: '.mcp.json' })).toEqual(['/path'])
    const list = Array.from({ length: 10_000 }, (_, at) => `text ${at}`)
    expect(pointers('x', { list, paths: [...list, '.mcp.json'] })).toEqual(['/paths/10000'])
    expect(pointers('x', { command: ['rm', ...list, '.mcp.json'] })).toContain('/command')
    expect(pointers('x', { command: 'rm', args: [...list, '.mcp.json'] })).toContain('/args')
    const payload = JSON.stringify({ note: 'x'.repeat(100_000), path: '.mcp.json' })
    expect(pointers('x', { payload })).toEqual(['/payload/path'])
    const keys = Object.fromEntries(list.map((key) => [key, 1]))
    expect(pointers('x', { ...keys, dir: '~', file: '.mcp.json' }, '~/.mcp.json')).not.toEqual([])
    const path = `${'a/../'.repeat(2_000)}.mcp.json`
    expect(pointers('x', { path }, path)).toEqual(['/path'])
    expect(pointers('x', { path: 'a\n/../.mcp.json' }, 'a\n/../.mcp.json')).toEqual(['/path'])
    expect(touchesOfArguments('x', { path: '\u0000\u202e' }, () => 'read').touches).toHaveLength(1)
  })

  it('says where it did not look at all of the arguments', () => {
    let deep: JsonValue = '.mcp.json'
    for (let depth = 0; depth < 5_000; depth++) deep = { path: deep }
    expect(touchesOfArguments('x', { path: deep }, () => 'write').isWhole).toBe(false)
    const paths = Array.from({ length: 70_000 }, (_, at) => `a/${at}`)
    expect(touchesOfArguments('x', { paths }, () => 'write').isWhole).toBe(false)
    const names = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`${at}_dir`, 'a'] as const),
    )
    expect(touchesOfArguments('x', { ...names }, () => 'write').isWhole).toBe(false)
    expect(touchesOfArguments('x', { path: 'a' }, () => 'write').isWhole).toBe(true)
  })

  it('asks what a function does only where it names something', () => {
    const access = () => {
      throw new Error('asked')
    }
    expect(touchesOfArguments('x', { query: 'a', limit: 3, on: true }, access).touches).toEqual([])
  })
})
