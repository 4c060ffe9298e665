import { describe, expect, it } from 'vitest'
import { isGlob, matchPath } from '../../../../../src/guardian/rules/protected-files/match-path.ts'
import { segmentsOf } from '../../../../../src/guardian/rules/protected-files/path-segments.ts'

const own = [
  { name: 'flow log', holds: 'state', segments: segmentsOf('/srv/guard/flows.db') },
  { name: 'program', holds: 'program', segments: segmentsOf('/srv/app/node_modules/mcip/dist/') },
] as const
const found = (path: string, mayGlob = false) => matchPath(segmentsOf(path), own, mayGlob)
const name = (path: string, mayGlob = false) => {
  const match = found(path, mayGlob)
  return match === undefined || match.isAbove ? undefined : match.path.name
}

describe('matchPath', () => {
  it.each([
    ['/home/ann/.cursor/mcp.json', 'Cursor'],
    ['.cursor/mcp.json', 'Cursor'],
    ['/w/project/.mcp.json', 'Claude Code'],
    ['.claude/settings.local.json', 'Claude Code'],
    ['.claude/hooks/x.sh', 'Claude Code'],
    ['~/Library/Application Support/Claude/claude_desktop_config.json', 'Claude Desktop'],
    ['%APPDATA%\\Code\\User\\mcp.json', 'VS Code'],
    ['.github/hooks/a.json', 'Copilot'],
    ['~/.codex/config.toml', 'Codex'],
    ['~/.codeium/windsurf/mcp_config.json', 'Windsurf'],
    ['~/.agents/plugins/a/hooks/hooks.json', 'goose'],
    ['opencode.json', 'opencode'],
    ['~/.local/state/mcip/log.db-wal', 'flow log, keys and configuration'],
    ['~/.config/mcip', 'flow log, keys and configuration'],
    ['C:\\Users\\ann\\AppData\\Local\\mcip\\log.db', 'flow log, keys and configuration'],
    ['/tmp/elsewhere.db.seal-key', 'keys'],
    ['/srv/guard/flows.db', 'flow log'],
    ['/srv/guard/flows.db-shm', 'flow log'],
    ['/srv/app/node_modules/mcip/dist/bin.js', 'program'],
  ])('knows %s', (path, expected) => {
    expect(name(path)).toBe(expected)
  })

  it.each([
    'settings.json',
    'src/settings.json',
    'test/fixtures/mcp.json',
    'docs/mcp.json.md',
    'x.mcp.json',
    '.mcp.json/readme',
    '.github/workflows/ci.yml',
    'src/mcip/index.ts',
    '/srv/guard/other.db',
    'cursor/mcp.json',
    '',
    '/',
  ])('does not know %s', (path) => {
    expect(found(path)).toBeUndefined()
  })

  it('knows the folders above, but no folder of anybody', () => {
    for (const path of [
      '.cursor',
      '/home/ann/.github',
      '~/.config',
      '~/.local/state',
      '/srv/guard',
    ]) {
      expect([path, found(path)?.isAbove]).toEqual([path, path !== '/srv/guard' ? true : undefined])
    }
    for (const path of ['code', 'code/x', 'library', 'etc', '/srv/app/node_modules', '/']) {
      expect([path, found(path)]).toEqual([path, undefined])
    }
    const deep = [{ name: 'x', holds: 'state', segments: segmentsOf('/a/b/c/d/flows.db') }] as const
    expect(matchPath(segmentsOf('/a/b/c'), deep)?.isAbove).toBe(true)
  })

  it('reads wildcards where a shell would, and only those that name something', () => {
    expect(name('~/.config/m*p/k*', true)).toBe('flow log, keys and configuration')
    expect(name('.mcp.js*', true)).toBe('Claude Code')
    expect(name('.[m]cp.json', true)).toBe('Claude Code')
    expect(name('.cursor/mcp.????', true)).toBe('Cursor')
    for (const path of ['*', '*/*', '*.json', 'src/*', '**/*.ts', '?', '.*']) {
      expect([path, name(path, true)]).toEqual([path, undefined])
    }
    expect(name('.mcp.js*', false)).toBeUndefined()
  })

  it('compares hostile wildcards in bounded time', () => {
    const path = `.cursor/${'*a'.repeat(500)}`
    expect(name(path, true)).toBeUndefined()
  })
})

it('tells a wildcard', () => {
  expect(isGlob('a*')).toBe(true)
  expect(isGlob('a')).toBe(false)
})
