import { describe, expect, it } from 'vitest'
import { toldOfOthers } from '../../../../../src/guardian/rules/data-injection/told-of-others.ts'
import { expectLinear } from '../../../../support/growth.ts'
import { calling, remembered, text } from '../../delegation/played.ts'

const notes = text(
  'Notes on the team. Peter was diagnosed with an anxiety disorder. Lamps sell well.',
)

function claims(body: string, user: string | undefined = 'Tell ada@hats.example how lamps sell.') {
  const past = remembered(user, [{ name: 'get_notes', returns: notes }])
  const args = { to: 'ada@hats.example', subject: 'Lamps', body }
  return toldOfOthers(calling(past, 'send_email', args))
}

describe('what concerns somebody else', () => {
  it('is asked about where the user spoke neither of the person nor of that', () => {
    const [claim] = claims('Lamps sell well. Peter is ill with an anxiety disorder.')
    expect(claim).toMatchObject({ decision: 'ask', severity: 'medium', element: 'subject' })
    expect(claim?.text).toContain('about the health of a person of whom the user did not speak')
    expect(claim?.evidence[0]).toEqual({ pointer: '/params/arguments/body', span: [17, 55] })
  })
  it('is asked about where the next sentence says it of the person', () => {
    expect(
      claims('Peter has asked for a quiet room. It is for his anxiety disorder.'),
    ).toHaveLength(1)
  })
  it('is let go where the user speaks of the person, or it is the recipient', () => {
    const told = 'Peter is ill with an anxiety disorder.'
    expect(claims(told, 'Tell ada@hats.example how Peter is.')).toEqual([])
    const past = remembered('Answer the mail.', [{ name: 'get_notes', returns: notes }])
    const args = { to: 'peter@hats.example', body: `Dear Peter, ${told}` }
    expect(toldOfOthers(calling(past, 'send_email', args))).toEqual([])
  })
  it('is nothing of a person whom no result names, or of what is harmless', () => {
    expect(claims('Sarah is ill with an anxiety disorder.')).toEqual([])
    expect(claims('Peter says that lamps sell well this year.')).toEqual([])
    expect(claims('Lamps sell well to people with an anxiety disorder.')).toEqual([])
  })
  it('is nothing of a call that sends nothing, or without a query', () => {
    const past = remembered('How do lamps sell?', [{ name: 'get_notes', returns: notes }])
    const body = 'Peter is ill with an anxiety disorder.'
    expect(toldOfOthers(calling(past, 'save_note', { body }))).toEqual([])
    const unknown = remembered(undefined, [{ name: 'get_notes', returns: notes }])
    expect(toldOfOthers(calling(unknown, 'send_email', { to: 'a@b.example', body }))).toEqual([])
  })
  it('is asked about with the person whom the user named for something else', () => {
    const [claim] = claims(
      'Peter was diagnosed with an anxiety disorder.',
      'Tell ada@hats.example when Peter comes.',
    )
    expect(claim?.text).toContain('about the health of a person, for which the user did not ask')
    expect(claim?.evidence[1]).toEqual({ pointer: '/content/0/text', earlier: 11 })
  })
  it('is asked about where a source holds it in confidence', () => {
    const secret = text('We close the shop for good in June. Please do not share this yet.')
    const past = remembered('Tell ada@hats.example how lamps sell.', [
      { name: 'get_notes', returns: secret },
    ])
    const args = { to: 'ada@hats.example', body: 'We are closing the shop in June, for good.' }
    expect(toldOfOthers(calling(past, 'send_email', args))).toMatchObject([
      {
        decision: 'ask',
        element: 'principle',
        text: 'The call of "send_email" at the server "s" tells, in `body`, what a source holds in confidence; the user did not ask for that.',
      },
    ])
  })
  it('is asked about where everybody may read what a source says of somebody', () => {
    const content = 'Lamps sell well. Carla Wood left the shop in May.'
    const past = remembered('Post how lamps sell.', [{ name: 'get_notes', returns: text(content) }])
    expect(toldOfOthers(calling(past, 'publish_post', { content }))).toMatchObject([
      {
        decision: 'ask',
        severity: 'low',
        text: expect.stringContaining('tells, in `content`, what a source says of a person'),
      },
    ])
    const message = { channel: 'lamps', message: content }
    expect(toldOfOthers(calling(past, 'post_message', message))).toEqual([])
  })
  it.each(['Peter is ill. ', 'A'])('takes time that grows no faster than many `%s`', (part) => {
    expectLinear(
      100_000,
      (size) => part.repeat(size / part.length),
      (body) => claims(body),
    )
  })
})
