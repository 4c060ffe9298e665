import { describe, expect, it } from 'vitest'
import { reachOf } from '../../../../src/guardian/task/reach.ts'
import { text, tool } from './task-input.ts'

describe('reachOf', () => {
  it('reads privileges from verb and schema', () => {
    expect(reachOf('run_shell', undefined, { command: 'ls' }).far).toEqual(['execute'])
    expect(reachOf('delete_file', undefined, { path: 'a' }).far).toEqual(['delete'])
    expect(reachOf('revoke_access', undefined, { user: 'a' }).far).toContain('administer')
  })

  it('reads words of rights and of everybody from the name', () => {
    expect(reachOf('admin_weather', undefined, {})).toMatchObject({
      words: ['admin'],
      isAbove: true,
    })
    expect(reachOf('modify_all_user_records', undefined, {}).words).toEqual(['all', 'records'])
  })

  it('reads rights from what a function is called with', () => {
    const definition = tool('read_notes', 'Reads notes.', { admin_token: text })
    expect(reachOf('read_notes', definition, {})).toMatchObject({ words: ['admin'], isAbove: true })
    expect(reachOf('read_notes', undefined, { root_password: 'x' }).isAbove).toBe(true)
    expect(reachOf('read_notes', undefined, { token: 'x', admin_name: 'Ada' }).isAbove).toBe(false)
  })

  it('is silent for look-ups, and for a door that is locked', () => {
    expect(reachOf('get_weather', undefined, {})).toMatchObject({ far: [], words: [] })
    expect(reachOf('lock_doors', undefined, { door: 'front' }).far).toEqual([])
    expect(reachOf('get_server_records', undefined, {}).words).toEqual([])
  })

  it('is made once for each definition', () => {
    const definition = tool('run_code', 'Runs code.', { code: text })
    expect(reachOf('run_code', definition, {})).toBe(reachOf('run_code', definition, {}))
  })
})
