import { describe, expect, it } from 'vitest'
import {
  isPath,
  isSecretPath,
  isStartPath,
  pathsIn,
} from '../../../../src/guardian/delegation/sensitive-path.ts'
import { expectLinear } from '../../../support/growth.ts'

describe('a path of which everybody knows what lies there', () => {
  it.each([
    '~/.ssh/id_ed25519',
    '/home/ana/.ssh',
    'C:\\Users\\Ana\\.aws\\credentials',
    './.env',
    '/srv/app/.env.production',
    '/etc/ssl/private/site.key',
    '~/.npmrc',
  ])('%s gives access', (path) => {
    expect(isSecretPath(path)).toBe(true)
  })
  it.each([
    '~/.ssh/id_ed25519.pub',
    './.env.example',
    '~/plans/keys.md',
    '/srv/app/environment.ts',
  ])('%s does not', (path) => {
    expect(isSecretPath(path)).toBe(false)
  })
  it('is run by itself, or is not', () => {
    expect(isStartPath('~/.bash_profile')).toBe(true)
    expect(isStartPath('/srv/app/.git/hooks/post-merge')).toBe(true)
    expect(isStartPath('/srv/app/.github/workflows/build.yml')).toBe(true)
    expect(isStartPath('~/Downloads/profile.txt')).toBe(false)
  })
})

describe('a path', () => {
  it('begins at a root, the home folder or the current one', () => {
    for (const path of ['/etc/hosts', '~/plans', './a', '../b', 'C:\\a'])
      expect(isPath(path)).toBe(true)
    for (const other of ['https://x.example/a', '//x.example/a', 'a/b', '1/2', '05/03/2026', '/'])
      expect(isPath(other), other).toBe(false)
  })
  it('is found in words, addresses are not', () => {
    expect(pathsIn('copy ~/plans/may.md to /srv/app, please.')).toEqual([
      '~/plans/may.md',
      '/srv/app',
    ])
    expect(pathsIn('see https://x.example/a/b and either/or')).toEqual([])
  })
  it.each([pathsIn, isStartPath, isSecretPath])(
    'takes time in proportion to a long one',
    (look) => {
      expectLinear(50_000, (size) => '/a'.repeat(size), look)
    },
  )
})
