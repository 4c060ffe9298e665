import { describe, expect, it } from 'vitest'
import { isStronger } from '../../../../../src/bench/synthesise/high-privilege/is-stronger.ts'

const given = { name: 'get_invoice', description: 'Gets one invoice of the customer.' }

describe('isStronger', () => {
  it.each([
    ['manage_invoices', 'Reads, changes and deletes invoices of every customer.'],
    ['get_invoice_as_admin', 'Gets an invoice.'],
    ['invoice_console', 'Gets an invoice and may be deleting others.'],
    ['getAnyInvoice', 'Gets invoices of the whole organisation.'],
  ])('takes %s, which names a deed or a reach that the other lacks', (name, description) => {
    expect(isStronger({ name, description }, given)).toBe(true)
  })

  it.each([
    ['fetch_invoice', 'Fetches one invoice of the customer.'],
    ['view_invoices_all', 'A read-only view of all invoices.'],
    ['get_invoice_admin', 'Gets an invoice but cannot change it.'],
    ['get_invoice_full', 'Has no more rights than the other.'],
    ['show_bill', ''],
  ])('refuses %s, which claims no more', (name, description) => {
    expect(isStronger({ name, description }, given)).toBe(false)
  })

  it('counts no word that the given function has itself', () => {
    const admin = { name: 'delete_all_accounts', description: 'Deletes all accounts.' }
    expect(isStronger({ name: 'accounts_deleting', description: 'Deletes.' }, admin)).toBe(false)
  })

  it('refuses a function that says nothing of itself', () => {
    expect(isStronger({ name: 'abc' }, given)).toBe(false)
  })
})
