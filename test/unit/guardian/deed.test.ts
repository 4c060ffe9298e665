import { describe, expect, it } from 'vitest'
import { deedOf } from '../../../src/guardian/deed.ts'
import type { JsonObject } from '../../../src/mcp/json.ts'

const pay = (args: JsonObject, more: { readonly name?: string; readonly server?: string } = {}) =>
  deedOf({ server: 's', name: 'pay', args, schema: undefined, ...more })

describe('deedOf', () => {
  it('is equal for an equal call, whatever the order of its members', () => {
    const deed = pay({ to: 'Bo', amount: 5, more: [{ a: 1, b: null }] })
    expect(deed).toBe(pay({ amount: 5, more: [{ b: null, a: 1 }], to: 'Bo' }))
    expect(deed).toMatch(/^[\w.]{3,20}$/)
  })

  it('differs where any value, the function or the server does', () => {
    const deeds = [
      pay({ amount: 5 }),
      pay({ amount: '5' }),
      pay({ amount: 6 }),
      pay({ amount: 5, list: [1, 2] }),
      pay({ amount: 5, list: [2, 1] }),
      pay({ amount: 5, text: `${'x'.repeat(100_000)}a` }),
      pay({ amount: 5, text: `${'x'.repeat(100_000)}b` }),
      pay({ amount: 5 }, { name: 'refund' }),
      pay({ amount: 5 }, { server: 't' }),
    ]
    expect(new Set(deeds).size).toBe(deeds.length)
  })

  it('is none for log-ins, look-ups, looks and what is not known', () => {
    expect(pay({ username: 'a' }, { name: 'login' })).toBeUndefined()
    expect(pay({ account: 'a' }, { name: 'get_balance' })).toBeUndefined()
    expect(pay({ amount: 5 }, { name: 'frobnicate' })).toBeUndefined()
    expect(pay({ amount: 5, dry_run: true })).toBeUndefined()
  })

  it('is one where a machine or a service is interrupted, by name and schema', () => {
    for (const [name, key] of [
      ['shutdown', 'host'],
      ['reboot_server', 'server_id'],
      ['restartService', 'service'],
      ['power_off', 'machine'],
      ['kill_process', 'pid'],
    ] as const) {
      expect([name, pay({ [key]: 'a' }, { name }) !== undefined]).toEqual([name, true])
    }
    for (const [name, key] of [
      ['shutdown', 'colour'],
      ['restart_status', 'host'],
      ['stop_music', 'device'],
      ['set_brightness', 'device'],
    ] as const) {
      expect([name, pay({ [key]: 'a' }, { name })]).toEqual([name, undefined])
    }
  })

  it('is one where somebody is made, and none for a look at what was spent', () => {
    expect(pay({ name: 'Bo' }, { name: 'create_user' })).toBeDefined()
    expect(pay({ payment_id: '7', amount: 3 }, { name: 'pay_status' })).toBeUndefined()
  })
})
