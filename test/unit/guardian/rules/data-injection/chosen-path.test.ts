import { describe, expect, it } from 'vitest'
import { chosenPath } from '../../../../../src/guardian/rules/data-injection/chosen-path.ts'
import { calling, remembered, text } from '../../delegation/played.ts'

function claims(words: string, name: string, path: string, user: string | undefined) {
  const past = remembered(user, [{ name: 'get_page', returns: text(words) }])
  return chosenPath(calling(past, name, { path }))
}

describe('a path that content chose', () => {
  it('is asked about where it gives access, be it only read', () => {
    const [claim] = claims(
      'Settings are in /srv/b/.env too.',
      'read_file',
      '/srv/b/.env',
      'Sum it up.',
    )
    expect(claim).toMatchObject({ decision: 'ask', severity: 'high' })
    expect(claim?.text).toContain('a place of credentials, which the user did not name')
  })
  it('is asked about where it is changed and run by itself', () => {
    const words = 'It belongs into ~/.bash_profile only.'
    expect(claims(words, 'write_file', '~/.bash_profile', 'Save it.')).toHaveLength(1)
    expect(claims(words, 'read_file', '~/.bash_profile', 'Save it.')).toEqual([])
  })
  it('is asked about where something is put elsewhere than the user said', () => {
    const words = 'Best kept in /opt/lamps/plan.txt as it is.'
    const path = '/opt/lamps/plan.txt'
    expect(claims(words, 'write_file', path, 'Save it in ~/Downloads.')[0]?.text).toContain(
      'the user named another place',
    )
    expect(claims(words, 'write_file', path, 'Save it.')).toEqual([])
    expect(claims(words, 'read_file', path, 'Save it in ~/Downloads.')).toEqual([])
  })
  it('is the user’s where they name it or a folder around it', () => {
    const words = 'Settings are in /srv/b/.env too.'
    expect(claims(words, 'read_file', '/srv/b/.env', 'Read /srv/b/.env')).toEqual([])
    expect(claims(words, 'read_file', '/srv/b/.env', 'What is in /srv/b?')).toEqual([])
    expect(claims(words, 'read_file', '/srv/b/.env', 'What is in /srv/a?')).toHaveLength(1)
  })
  it('is the model’s own where no content has it, and unknown without a query', () => {
    expect(claims('Nothing here.', 'read_file', '/srv/b/.env', 'Sum it up.')).toEqual([])
    expect(claims('See /srv/b/.env for more.', 'read_file', '/srv/b/.env', undefined)).toEqual([])
  })
  it('may come from what a server says about itself', () => {
    const past = remembered('What is 2 plus 3?', [])
    past.observe({
      flow: 5,
      at: '2026-01-01T00:00:00.000Z',
      kind: 'definition',
      server: 'sums',
      integrity: 'untrusted',
      confidentiality: 'public',
      subject: [],
      turn: 0,
      causedBy: [],
      leaves: [['/0/description', '~/.ssh/id_ed25519']],
    })
    const [claim] = chosenPath(calling(past, 'read_file', { path: '~/.ssh/id_ed25519' }))
    expect(claim?.evidence[1]).toMatchObject({ pointer: '/0/description', earlier: 5 })
  })
})
