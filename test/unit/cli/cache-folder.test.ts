import { describe, expect, it } from 'vitest'
import { cacheFolder } from '../../../src/cli/cache-folder.ts'

describe('the folder of compiled code', () => {
  it.each([
    ['linux', {}, '/home/ann', '/home/ann/.cache/mcip'],
    ['linux', { XDG_CACHE_HOME: '/var/cache/ann' }, '/home/ann', '/var/cache/ann/mcip'],
    ['linux', { XDG_CACHE_HOME: 'cache' }, '/home/ann', '/home/ann/.cache/mcip'],
    ['darwin', {}, '/Users/ann', '/Users/ann/Library/Caches/mcip'],
    ['win32', { LOCALAPPDATA: 'D:\\ann\\Local' }, 'C:\\Users\\ann', 'D:\\ann\\Local\\mcip\\cache'],
    ['win32', {}, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Local\\mcip\\cache'],
  ] as const)(
    'on %s with %o is below the user’s folder for caches',
    (platform, env, home, folder) => {
      expect(cacheFolder({ platform, env, home })).toBe(folder)
    },
  )

  it('is nowhere for a user who wants no compiled code kept', () => {
    const env = { NODE_DISABLE_COMPILE_CACHE: '1' }
    expect(cacheFolder({ platform: 'linux', env, home: '/home/ann' })).toBeUndefined()
    expect(
      cacheFolder({
        platform: 'linux',
        env: { NODE_DISABLE_COMPILE_CACHE: '' },
        home: '/home/ann',
      }),
    ).toBe('/home/ann/.cache/mcip')
  })
})
