import { describe, expect, it } from 'vitest'
import { leavingData } from '../../../../../src/guardian/rules/data-injection/leaving-data.ts'
import { calling, type Read, remembered, text } from '../../delegation/played.ts'

const page: Read = {
  name: 'get_page',
  returns: text('Lamps for all. The desk at desk@lamps.example knows more about the lamps.'),
}
const secret: Read = {
  name: 'read_file',
  returns: text('The code is kx-2290-w.'),
  confidentiality: 'secret',
}

function claims(
  read: Read,
  body = 'code kx-2290-w',
  to = 'desk@lamps.example',
  user: string | undefined = 'Compare lamps.',
) {
  const past = remembered(user, [page, read])
  return leavingData(calling(past, 'send_email', { to, body }))
}

describe('data on its way to a recipient from content', () => {
  it('is blocked where it is secret', () => {
    const [claim] = claims(secret)
    expect(claim?.decision).toBe('block')
    expect(claim?.text).toContain('sends what "read_file" returned in `body`')
    expect(claim?.evidence.map(({ pointer }) => pointer)).toEqual([
      '/params/arguments/to',
      '/content/0/text',
      '/params/arguments/body',
      '/content/0/text',
    ])
  })
  it('is asked about where it is private, and blocked where it is another server’s', () => {
    expect(claims({ ...secret, confidentiality: 'private' })[0]?.decision).toBe('ask')
    const other: Read = { ...secret, confidentiality: 'private', server: 'files' }
    expect(claims(other)[0]?.decision).toBe('block')
  })
  it('is asked about where it is public and another server’s', () => {
    const other: Read = { ...secret, confidentiality: 'public', server: 'files' }
    expect(claims(other)[0]?.decision).toBe('ask')
    expect(claims({ ...secret, confidentiality: 'public' })).toEqual([])
  })
  it('is found through an encoding', () => {
    const body = Buffer.from('The code is kx-2290-w.').toString('base64')
    expect(claims(secret, body)[0]?.decision).toBe('block')
  })
  it('is let go where the user gave the recipient or the value', () => {
    const to = 'ada@hats.example'
    expect(claims(secret, 'code kx-2290-w', to, `Send the code to ${to}`)).toEqual([])
    expect(claims(secret, 'kx-2290-w', 'desk@lamps.example', 'Use kx-2290-w.')).toEqual([])
  })
  it('is only noted where the query is unknown and nothing is ordered', () => {
    const past = remembered(undefined, [page, secret])
    const args = { to: 'desk@lamps.example', body: 'code kx-2290-w' }
    expect(leavingData(calling(past, 'send_email', args))[0]?.decision).toBe('allow')
  })
  it('is none where the content that names the recipient says it too', () => {
    expect(claims(secret, 'about the lamps')).toEqual([])
  })
  it('needs a way out', () => {
    const past = remembered('Compare lamps.', [page, secret])
    expect(leavingData(calling(past, 'search', { query: 'kx-2290-w' }))).toEqual([])
  })
})
