import { describe, expect, it } from 'vitest'
import { askedOf } from '../../../../src/guardian/delegation/asked.ts'
import {
  askedOfRead,
  holds,
  isBelowNamed,
  isNamedIn,
  isNamedRead,
} from '../../../../src/guardian/delegation/named-read.ts'
import { expectLinear } from '../../../support/growth.ts'
import { remembered, text } from './played.ts'

describe('a read that the user’s words name', () => {
  it('is one by the file, the record or the table that was asked for', () => {
    const past = remembered('x', [
      { name: 'run_sql', args: { query: 'SELECT a FROM sales_2025' }, returns: text('rows') },
    ])
    const read = past.observations.find(({ kind }) => kind === 'return')
    if (read === undefined) throw new Error('no read')
    expect(askedOfRead(past, read)).toEqual(['select a from sales_2025'])
    expect(isNamedRead(past, askedOf('Add up sales_2025.'), read)).toBe(true)
    expect(isNamedRead(past, askedOf('Add up the sales.'), read)).toBe(false)
  })
  it('is one by the address of a resource', () => {
    const past = remembered('x', [])
    past.observe({
      flow: 3,
      at: '2026-01-01T00:00:00.000Z',
      kind: 'content',
      unit: 'resource:notes://lamp',
      integrity: 'untrusted',
      confidentiality: 'public',
      subject: [],
      turn: 0,
      causedBy: [],
      leaves: [['', 'bright']],
    })
    const read = past.observations.at(-1)
    if (read === undefined) throw new Error('no read')
    expect(isNamedRead(past, askedOf('Read notes://lamp to me.'), read)).toBe(true)
  })
})

describe('a value that the words name', () => {
  it('is named as a whole or by a telling word, not by a plain one', () => {
    expect(isNamedIn('read notes.txt aloud', 'notes.txt')).toBe(true)
    expect(isNamedIn('show me the open tickets', 'select from tokens where open')).toBe(false)
  })
  it('is named by the folder around it', () => {
    expect(isBelowNamed('what is in ~/plans?', '~/plans/2026/may.md')).toBe(true)
    expect(isBelowNamed('look into /srv/app.', '/srv/app/readme')).toBe(true)
  })
  it('is not named by a folder that only begins alike, or by one around what was named', () => {
    expect(isBelowNamed('look into /srv/app', '/srv/app-production/.env')).toBe(false)
    expect(isBelowNamed('look into /srv/app', '/srv/other/readme')).toBe(false)
    expect(isBelowNamed('look into /srv/app', '/etc/passwd')).toBe(false)
  })
  it('does not go on beyond its end', () => {
    expect(holds('use app-old here', 'app')).toBe(false)
    expect(holds('use app.', 'app')).toBe(true)
    expect(holds('use my_app', 'app')).toBe(false)
  })
  it('takes time in proportion to long words about a long path', () => {
    const words = (size: number) => '/a'.repeat(size)
    expectLinear(8_000, words, (said) => isBelowNamed(said, `${words(500)}/b`))
  })
})
