import { describe, expect, it } from 'vitest'
import { nowhere, protectedPaths } from '../../../src/guardian/protected-paths.ts'
import { segmentsOf } from '../../../src/guardian/rules/protected-files/path-segments.ts'

describe('protectedPaths', () => {
  it('has the ends of paths as they are compared: lower case, no empty segment, none twice', () => {
    for (const { end } of protectedPaths) {
      expect(end).toEqual(segmentsOf(end.join('/')))
    }
    const all = protectedPaths.map(({ end, holds }) => `${holds} ${end.join('/')}`)
    expect(new Set(all).size).toBe(all.length)
  })

  it('has no single common word that many files are called', () => {
    for (const { end } of protectedPaths) {
      if (end.length === 1) expect(end[0]).toMatch(/^[.*]|_|^opencode|^crush/)
    }
  })

  it('counts the guard and files with the environment of servers as secret', () => {
    for (const { owner, holds, isSecret } of protectedPaths) {
      expect(isSecret).toBe(owner === 'guard' || holds === 'servers')
    }
  })

  it('has every host of which the place of servers or hooks is known', () => {
    const names = new Set(protectedPaths.map(({ name }) => name))
    for (const name of [
      'Claude Code',
      'Claude Desktop',
      'Codex',
      'VS Code',
      'Copilot',
      'Cursor',
      'Gemini CLI',
      'Windsurf',
      'Cline',
      'goose',
      'Kiro and Amazon Q',
      'opencode',
      'Zed',
    ]) {
      expect(names).toContain(name)
    }
  })
})

it('knows nothing of nowhere', () => {
  expect(nowhere.own).toEqual([])
  expect(nowhere.resolve('/etc')).toEqual([])
})
