import { describe, expect, it } from 'vitest'
import { asksForLookOnly, isLogIn, privilegesOf } from '../../../src/guardian/privilege.ts'
import type { JsonObject } from '../../../src/mcp/json.ts'

const schemaOf = (...names: string[]): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
})
const certain = (name: string, ...parameters: string[]) =>
  privilegesOf(name, schemaOf(...parameters))
    .filter((held) => held.certain)
    .map(({ privilege }) => privilege)

describe('privilegesOf', () => {
  it('is certain where verb and schema agree', () => {
    expect(certain('send_email', 'to', 'body')).toEqual(['send'])
    expect(certain('transferMoney', 'amount', 'iban')).toEqual(['spend'])
    expect(certain('delete-file', 'path')).toEqual(['delete'])
    expect(certain('run_script', 'code')).toEqual(['execute'])
    expect(certain('grant_role', 'user_id', 'role')).toEqual(['administer'])
  })

  it('gives the most far-reaching first', () => {
    expect(certain('revoke_access', 'user', 'id')).toEqual(['administer', 'delete'])
  })

  it('takes the meaning of a general verb from its object', () => {
    expect(certain('create_payment', 'amount')).toEqual(['spend'])
    expect(certain('update_password', 'user', 'password')).toEqual(['administer'])
    expect(certain('confirm_booking', 'amount')).toEqual(['spend'])
    expect(certain('create_note', 'body')).toEqual([])
  })

  it('is not certain where only the name says so', () => {
    expect(privilegesOf('send', schemaOf('colour'))).toEqual([
      { privilege: 'send', certain: false },
    ])
  })

  it('takes the arguments of a call where no schema is known', () => {
    expect(privilegesOf('pay', undefined, { amount: 3 })).toEqual([
      { privilege: 'spend', certain: true },
    ])
    expect(privilegesOf('pay', undefined)).toEqual([{ privilege: 'spend', certain: false }])
  })

  it('gives nothing for look-ups, whatever their objects', () => {
    const names =
      'get_payment_methods list_orders search_emails read_message order_status refund_history email_search is_account_locked check_transfer'
    for (const name of names.split(' ')) {
      expect([name, certain(name, 'amount', 'to', 'user', 'id')]).toEqual([name, []])
    }
  })

  it('gives nothing for a look-up whose name begins with a verb of spending', () => {
    const names =
      'pay_status payHistory buy_quote transfer_estimate withdraw_limits trade_summary order_preview charge_details pay_status_by_id'
    for (const name of names.split(' '))
      expect([name, certain(name, 'amount', 'to', 'account')]).toEqual([name, []])
    expect(certain('pay_balance', 'account')).toEqual([])
    expect(certain('buy_list', 'account')).toEqual([])
  })

  it('is certain where the schema spends what the noun names', () => {
    expect(certain('pay_balance', 'amount', 'card')).toEqual(['spend'])
    expect(certain('transfer_balance', 'to', 'account')).toEqual(['spend'])
    expect(certain('order_item', 'quantity')).toEqual(['spend'])
    expect(certain('pay', 'amount')).toEqual(['spend'])
  })

  it('takes a name for a sign of administering only where somebody is made', () => {
    expect(certain('create_user', 'name')).toEqual(['administer'])
    expect(certain('addTeamMember', 'name')).toEqual(['administer'])
    expect(certain('update_user', 'name')).toEqual([])
    expect(certain('create_user_story', 'name')).toEqual([])
    expect(certain('create_note', 'name')).toEqual([])
  })

  it('gives nothing for verbs of writing, though the object could be sent', () => {
    for (const name of ['save_email', 'draft_message', 'copy_post', 'download_order']) {
      expect([name, certain(name, 'to', 'body', 'item')]).toEqual([name, []])
    }
  })

  it('looks at what is joined to the first verb', () => {
    expect(certain('draft_and_send_email', 'to')).toEqual(['send'])
    expect(certain('find_or_delete_file', 'path')).toEqual(['delete'])
  })

  it('gives nothing for names of which nothing is known', () => {
    for (const name of ['', '---', 'frobnicate', '__proto__', 'constructor', '送金', '\u0000']) {
      expect([name, certain(name, 'amount')]).toEqual([name, []])
    }
  })

  it('bounds long names and schemas with many properties', () => {
    expect(certain(`send_${'x'.repeat(1_000_000)}`, 'to')).toEqual(['send'])
    const many = Array.from({ length: 10_000 }, (_, at) => `p${at}`)
    expect(certain('send', ...many, 'to')).toEqual([])
  })

  it('reads odd schemas as no schema', () => {
    for (const properties of [null, 7, 'x', ['to']]) {
      expect(privilegesOf('pay', { properties }, { amount: 1 })[0]?.certain).toBe(true)
    }
  })
})

describe('isLogIn', () => {
  it('holds for names of logging in and of proving who one is', () => {
    for (const name of 'login userLogIn sign_in authenticate_user verify_otp get_token logout'.split(
      ' ',
    )) {
      expect([name, isLogIn(name)]).toEqual([name, true])
    }
  })

  it('does not hold for others', () => {
    for (const name of ['send_money', 'blog_index', 'sign_contract', 'design_inbox']) {
      expect([name, isLogIn(name)]).toEqual([name, false])
    }
  })
})

describe('asksForLookOnly', () => {
  it('holds for a rehearsal and for a mode of reading', () => {
    expect(asksForLookOnly({ dry_run: true }, undefined)).toBe(true)
    expect(asksForLookOnly({ dryRun: 'true' }, undefined)).toBe(true)
    expect(asksForLookOnly({ RequestType: 'Check' }, undefined)).toBe(true)
    expect(asksForLookOnly({ mode: 'dry-run' }, undefined)).toBe(true)
    expect(asksForLookOnly({ action: 'list' }, schemaOf('action'))).toBe(true)
  })

  it('does not hold for other modes and other fields', () => {
    expect(asksForLookOnly({ dry_run: false, mode: 'execute' }, undefined)).toBe(false)
    expect(asksForLookOnly({ body: 'check' }, undefined)).toBe(false)
    expect(asksForLookOnly({ mode: 'check that it was sent and send it' }, undefined)).toBe(false)
    expect(asksForLookOnly({ mode: 7, action: null }, undefined)).toBe(false)
  })

  it('does not count what the schema does not declare', () => {
    expect(asksForLookOnly({ dry_run: true, amount: 3 }, schemaOf('amount'))).toBe(false)
  })
})
