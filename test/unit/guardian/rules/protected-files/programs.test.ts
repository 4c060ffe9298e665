import { describe, expect, it } from 'vitest'
import {
  filesOf,
  isLooking,
  isTelling,
  programName,
  wordsBesideMessages,
} from '../../../../../src/guardian/rules/protected-files/programs.ts'

const access = (line: string, word: string) =>
  filesOf(line.split(' ')).find((file) => file.word === word)?.access

describe('programName', () => {
  it('drops folders and endings', () => {
    for (const word of ['rm', '/bin/rm', 'C:\\tools\\RM.EXE', './rm']) {
      expect(programName(word)).toBe('rm')
    }
  })
})

describe('filesOf', () => {
  it.each([
    ['cat x', 'read'],
    ['grep -n y x', 'read'],
    ['sed -n 1p x', 'read'],
    ['sed -i s/a/b/ x', 'write'],
    ['tee -a x', 'write'],
    ['prettier --write x', 'write'],
    ['frobnicate x', 'write'],
    ['rm -rf x', 'relocate'],
    ['mv x y', 'relocate'],
    ['ln -s x y', 'relocate'],
    ['find x -delete', 'relocate'],
    ['find x -name y', 'read'],
    ['git add x', 'read'],
    ['git checkout -- x', 'write'],
    ['git rm x', 'relocate'],
    ['cp x y', 'read'],
    ['cp y x', 'write'],
    ['cp -r y x', 'relocate'],
    ['Remove-Item x', 'relocate'],
    ['Get-Content x', 'read'],
  ])('%s: %s', (line, expected) => {
    expect(access(line, 'x')).toBe(expected)
  })

  it('takes nothing for a file that is only said', () => {
    expect(filesOf(['echo', '.mcp.json'])).toEqual([])
    expect(access('git commit -m .mcp.json', '.mcp.json')).toBeUndefined()
    expect(access('grep .mcp.json README.md', '.mcp.json')).toBeUndefined()
  })

  it('names the copy in a folder', () => {
    expect(access('cp a/mcp.json .cursor', '.cursor/mcp.json')).toBe('write')
    expect(access('cp -t .cursor a/mcp.json', '.cursor/mcp.json')).toBe('write')
  })

  it('takes the revision off a file of a version', () => {
    expect(access('git show HEAD:.mcp.json', '.mcp.json')).toBe('read')
  })

  it('takes no words for no files', () => {
    expect(filesOf([])).toEqual([])
    expect(filesOf([''])).toEqual([])
  })
})

describe('isLooking', () => {
  it.each(['echo x', '/bin/cat x', 'rg x', 'git log -p', 'git grep x'])(
    'takes for a look: %s',
    (line) => {
      expect(isLooking(line.split(' '))).toBe(true)
    },
  )

  it.each(['sh x', 'awk x', 'git bisect run x', 'git -c a=b log', 'git grep -Ox y', 'git', ''])(
    'takes for no look: %s',
    (line) => {
      expect(isLooking(line.split(' '))).toBe(false)
    },
  )
})

it('knows what takes its input for a message, and which words are one', () => {
  expect(isTelling(['git', 'commit', '-F', '-'])).toBe(true)
  expect(isTelling(['gh', 'issue', 'create'])).toBe(true)
  expect(isTelling(['git', 'apply'])).toBe(false)
  expect(isTelling(['tee', 'commit'])).toBe(false)
  expect(wordsBesideMessages(['git', 'commit', '-m', 'a b', '--message=c', 'x'])).toEqual([
    'git',
    'commit',
    '-m',
    'x',
  ])
  expect(wordsBesideMessages(['sh', '-m', 'a b'])).toEqual(['sh', '-m', 'a b'])
})
