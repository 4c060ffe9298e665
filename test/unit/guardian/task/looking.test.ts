import { describe, expect, it } from 'vitest'
import { isAround, isGlance, looksOnly } from '../../../../src/guardian/task/looking.ts'

describe('a call that only looks', () => {
  it('has a name that changes nothing', () => {
    for (const name of ['get_order', 'cart_total', 'order_status', 'listFiles', 'weather'])
      expect([name, looksOnly(name)]).toEqual([name, true])
    for (const name of ['clear_cart', 'get_and_delete_all', 'send_mail', 'create_file'])
      expect([name, looksOnly(name)]).toEqual([name, false])
  })

  it('is a glance where it takes no values to look with', () => {
    expect(isGlance('get_current_day', [])).toBe(true)
    expect(isGlance('get_current_day', [['/zone', 'UTC']])).toBe(false)
    expect(isGlance('clear_cart', [])).toBe(false)
  })

  it('belongs to a task where it looks around, or others of its service are there', () => {
    expect(isAround('get_current_day', 0)).toBe(true)
    expect(isAround('get_hot_topics', 1)).toBe(false)
    expect(isAround('get_hot_topics', 2)).toBe(true)
  })
})
