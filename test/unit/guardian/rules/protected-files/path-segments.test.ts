import { describe, expect, it } from 'vitest'
import {
  segmentsOf,
  shortened,
} from '../../../../../src/guardian/rules/protected-files/path-segments.ts'

const at = (path: string) => segmentsOf(path).join('/')

describe('segmentsOf', () => {
  it('has one spelling for all of the same file', () => {
    for (const path of [
      '/home/ann/.cursor/mcp.json',
      '/home/ann/.cursor//./mcp.json',
      '/home/ann/x/../.cursor/mcp.json/',
      '/home/ann/.CURSOR/Mcp.Json',
      '\\home\\ann\\.cursor\\mcp.json',
      '/home\\ann/.cursor\\mcp.json',
      'file:///home/ann/.cursor/mcp.json',
      'file:/home/ann/.cursor/mcp.json',
      'FILE:///home/ann/%2ecursor/mcp%2Ejson',
      '/home/ann/%252ecursor/mcp.json',
      '/home/ann/.cursor/mcp.json::$DATA',
      '/home/ann/.cursor/mcp.json. .',
      '/home/ann/.cur\u200bsor/mcp.json',
      '/home/ann/.cursor/mcp.j\u017fon',
      '/home/ann/.cursor/ｍｃｐ.json',
      ' /home/ann/.cursor/mcp.json\u0000',
    ]) {
      expect([path, at(path)]).toEqual([path, 'home/ann/.cursor/mcp.json'])
    }
  })

  it('reads the folders of a user by their variables', () => {
    for (const path of [
      '~/.x',
      '$HOME/.x',
      '$\u007bHOME}/.x',
      '%USERPROFILE%\\.x',
      '$env:USERPROFILE\\.x',
    ]) {
      expect([path, at(path)]).toEqual([path, '~/.x'])
    }
    expect(at('%APPDATA%\\Code\\User\\mcp.json')).toBe('~/appdata/roaming/code/user/mcp.json')
    expect(at('$env:LOCALAPPDATA\\mcip')).toBe('~/appdata/local/mcip')
    expect(at('$XDG_STATE_HOME/mcip')).toBe('~/.local/state/mcip')
    expect(at('$\u007bXDG_CONFIG_HOME:-$HOME/.config}/mcip')).toBe('~/.config/mcip')
    expect(at('$OTHER/x/%OTHER%')).toBe('$other/x/%other%')
  })

  it('drops what leads above the beginning', () => {
    expect(at('../../.mcp.json')).toBe('.mcp.json')
    expect(at('/..')).toBe('')
  })

  it('gives nothing for a URL that names no file of a machine', () => {
    for (const url of [
      'https://example.org/.mcp.json',
      'git:x',
      'data:,x',
      's3://b/.mcp.json',
      'ssh://h/.x',
    ]) {
      expect(at(url)).toBe('')
    }
    expect(at('vscode-remote://host/x/.mcp.json')).toBe('host/x/.mcp.json')
  })

  it('keeps what is no encoding', () => {
    expect(at('100%/a%zz/%ff')).toBe('100%/a%zz/%ff')
  })

  it('reads all of long and odd paths', () => {
    expect(segmentsOf(`${'a/'.repeat(500_000)}.mcp.json`).at(-1)).toBe('.mcp.json')
    expect(at(`${'./'.repeat(5_000)}.mcp.json`)).toBe('.mcp.json')
    expect(at(`$\u007ba:-${'./'.repeat(300)}.mcp.json}`)).toBe('.mcp.json')
    expect(segmentsOf('%41'.repeat(1_000_000)).length).toBe(1)
    expect(segmentsOf('$\u007ba:-'.repeat(100_000)).length).toBeGreaterThan(0)
    expect(segmentsOf('.'.repeat(100_000))).toEqual([])
    expect(segmentsOf('\ud800/\u202e')).toHaveLength(1)
  })
})

describe('shortened', () => {
  it('resolves dots as text, and keeps the spelling', () => {
    expect(shortened('/A/./b/../C//d')).toBe('/A/C/d')
    expect(shortened('../a/../../b')).toBe('../../b')
    expect(shortened('a\\..\\B')).toBe('B')
    expect(shortened('a/../'.repeat(300_000))).toBe('')
  })
})
