import { describe, expect, it } from 'vitest'
import { betweenContainers } from '../../../../../src/guardian/rules/data-injection/between-containers.ts'
import { calling, type Read, remembered, text } from '../../delegation/played.ts'

const read: Read = {
  name: 'get_file',
  args: { repository: 'ana/move', path: 'README.md' },
  returns: text('Ana Weiss moves to Lisbon in May, her new salary is 83,400 EUR.'),
  confidentiality: 'private',
}
const args = {
  repository: 'ana/games',
  title: 'About',
  content: '# Games\nAna Weiss moves to Lisbon in May, her new salary is 83,400 EUR.',
}

const claims = (user: string | undefined, given: Read = read, call = args) =>
  betweenContainers(calling(remembered(user, [given]), 'create_pull_request', call))

describe('private data that moves into another container', () => {
  it('is asked about where the user named only the one that is written to', () => {
    const [claim] = claims('Address the issues of ana/games.')
    expect(claim).toMatchObject({ decision: 'ask', element: 'recipient' })
    expect(claim?.text).toContain('what was read in another `repository`')
  })
  it('is let go where the user speaks of the other, or of several', () => {
    expect(claims('Put the README of ana/move into ana/games.')).toEqual([])
    expect(claims('Put the READMEs of all my repositories into ana/games.')).toEqual([])
  })
  it('is nothing within one container, of what is public, of a few words, or without a query', () => {
    const user = 'Address the issues of ana/games.'
    expect(claims(user, { ...read, args: { repository: 'Ana/Games' } })).toEqual([])
    expect(claims(user, { ...read, confidentiality: 'public' })).toEqual([])
    expect(claims(user, read, { ...args, content: 'Ana Weiss wrote it.' })).toEqual([])
    expect(claims(user, { ...read, args: { path: 'README.md' } })).toEqual([])
    expect(claims(undefined)).toEqual([])
  })
  it('is nothing of a call without a container or one that only reads', () => {
    const past = remembered('Look at ana/games.', [read])
    expect(betweenContainers(calling(past, 'save_note', { content: args.content }))).toEqual([])
    expect(betweenContainers(calling(past, 'list_issues', args))).toEqual([])
  })
})
