import { expect, it } from 'vitest'
import { purposeOf } from '../../../../src/flow/principle/function-purpose.ts'

const purpose = (name: string, description?: string) =>
  purposeOf(description === undefined ? { name } : { name, description })

it('reads the purpose off the verb of a name', () => {
  expect(purpose('bookHotel')).toBe('exchange')
  expect(purpose('place_order')).toBe('exchange')
  expect(purpose('send_invoice')).toBe('tell')
  expect(purpose('authenticate_user')).toBe('identify')
  expect(purpose('log_in')).toBe('identify')
})

it('reads verbs of other languages', () => {
  expect(purpose('buche_hotel')).toBe('exchange')
  expect(purpose('enviar_mensaje')).toBe('tell')
  expect(purpose('suche_buchen')).toBe('other')
})

it('takes what only reads for no exchange, though it has its words', () => {
  for (const name of ['get_order', 'list_posts', 'search_books', 'find_payment', 'log_entry']) {
    expect(purpose(name)).toBe('other')
  }
})

it('asks the verb of the description where the name says nothing', () => {
  expect(purpose('hotel', 'Reserves a room.')).toBe('exchange')
  expect(purpose('mail', 'Sends a message.')).toBe('tell')
  expect(purpose('hotel', 'A hotel to reserve.')).toBe('other')
  expect(purpose('hotel')).toBe('other')
})
