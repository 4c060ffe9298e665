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

  it('does nothing more where it looks, or works a page', () => {
    for (const name of [
      'get_order',
      'search_bookings',
      'find_new_issues',
      'click_button',
      'input_to_webpage',
      'weather',
    ])
      expect([name, repeatingOf(name)]).toEqual([name, undefined])
  })

  it('takes a name of any length', () => {
    expect(repeatingOf(`create_${'x_'.repeat(50_000)}`)).toBe('adds')
    expect(repeatingOf('')).toBeUndefined()
  })
})
