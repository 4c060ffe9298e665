import { describe, expect, it } from 'vitest'
import { defaultLogPath } from '../../../src/log/location.ts'

const linux = { platform: 'linux', home: '/home/ann' } as const

describe('the default place of the flow log', () => {
  it('is what MCIP_LOG says', () => {
    expect(defaultLogPath({ ...linux, env: { MCIP_LOG: '/x/y.db' } })).toBe('/x/y.db')
  })
  it('is the state folder of XDG, relative ones ignored', () => {
    expect(defaultLogPath({ ...linux, env: {} })).toBe('/home/ann/.local/state/mcip/log.db')
    expect(defaultLogPath({ ...linux, env: { XDG_STATE_HOME: '/state', MCIP_LOG: '' } })).toBe(
      '/state/mcip/log.db',
    )
    expect(defaultLogPath({ ...linux, env: { XDG_STATE_HOME: 'state' } })).toBe(
      '/home/ann/.local/state/mcip/log.db',
    )
  })
  it('is the local application data on Windows', () => {
    const windows = { platform: 'win32', home: 'C:\\Users\\ann' } as const
    expect(defaultLogPath({ ...windows, env: { LOCALAPPDATA: 'D:\\Local' } })).toBe(
      'D:\\Local\\mcip\\log.db',
    )
    expect(defaultLogPath({ ...windows, env: {} })).toBe(
      'C:\\Users\\ann\\AppData\\Local\\mcip\\log.db',
    )
  })
  it('is Application Support on macOS', () => {
    expect(
      defaultLogPath({ platform: 'darwin', home: '/Users/ann', env: { XDG_STATE_HOME: '/s' } }),
    ).toBe('/Users/ann/Library/Application Support/mcip/log.db')
  })
})
