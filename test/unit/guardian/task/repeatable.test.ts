import { describe, expect, it } from 'vitest'
import { repeatingOf } from '../../../../src/guardian/task/repeatable.ts'

describe('what a repeat of a function does', () => {
  it('adds another one where something is made, booked, sent or played', () => {
    for (const name of [
      'create_event',
      'addContact',
      'restaurant_book',
      'Music_1_PlaySong',
      'send_mail',
    ])
      expect([name, repeatingOf(name)]).toEqual([name, 'adds'])
  })

  it('restates what is set, updated or closed', () => {
    for (const name of ['set_volume', 'updateProfile', 'close_ticket', 'Account_DeleteEntry'])
      expect([name, repeatingOf(name)]).toEqual([name, 'restates'])
  })

  it('does nothing more where it looks', () => {
    for (const name of [
      'searchFlights',
      'search_bookings',
      'convert_currency',
      'get_order',
      'check_balance',
      'buy_quote',
      'trade_history',
      'weather',
    ])
      expect([name, repeatingOf(name)]).toEqual([name, 'looks'])
  })

  it('says nothing of what works a page, and of looks that are made until their answer is another', () => {
    for (const name of [
      'click_button',
      'input_to_webpage',
      'take_screenshot',
      'get_build',
      'order_status',
      'pay_status',
      'find_new_issues',
      'search_next_page',
      'get_next_page',
      'get_current_time',
    ])
      expect([name, repeatingOf(name)]).toEqual([name, undefined])
  })

  it('reads the description where the name has no verb', () => {
    const described = (description: string) => repeatingOf('ticketing', { description })
    expect(described('Creates a ticket for the helpdesk.')).toBe('adds')
    expect(described('Updates a ticket.')).toBe('restates')
    expect(described('Returns tickets that were created.')).toBe('looks')
    expect(described('')).toBe('looks')
    expect(repeatingOf('get_ticket', { description: 'Creates nothing.' })).toBe('looks')
  })

  it('takes a name of any length', () => {
    expect(repeatingOf(`create_${'x_'.repeat(50_000)}`)).toBe('adds')
    expect(repeatingOf('')).toBeUndefined()
  })
})
