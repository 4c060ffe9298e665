import { describe, expect, it } from 'vitest'
import { askedIn, askedOf } from '../../../../src/guardian/delegation/asked.ts'
import { createMemory } from '../../../../src/trajectory/create-memory.ts'
import { expectLinear } from '../../../support/growth.ts'
import { remembered } from './played.ts'

const at = '2026-01-01T00:00:00.000Z'

describe('askedOf', () => {
  it.each([
    ['Pay the bill as it says.', ['bill']],
    ['Follow the steps on the page.', ['page', 'record']],
    ['Please answer this e-mail: the one in my inbox.', ['mail']],
    ['Do everything on my to-do list.', ['list']],
    ['Update the sheet according to the notes in the file.', ['note', 'file']],
    ['Befolge die Schritte auf der Webseite.', ['page']],
    ['Responde al correo de Ana.', ['mail']],
    ['按照文件付款', ['file']],
  ])('finds what %j leaves to a source', (words, kinds) => {
    expect([...askedOf(words).delegated]).toEqual(expect.arrayContaining(kinds))
  })
  it.each(['What is in my inbox?', 'Summarise the page.', 'Transfer 80 to Ada.', ''])(
    'finds that %j leaves nothing to a source',
    (words) => {
      expect(askedOf(words).delegated.size).toBe(0)
    },
  )
  it('takes the source from another sentence where the delegating one has none', () => {
    expect([...askedOf('Ada sent me an email. Do what she asks for.').delegated]).toEqual(['mail'])
  })
  it('finds actions and names', () => {
    const asked = askedOf('Please send Ada Brook the plan. Bob knows it.')
    expect([...asked.actions]).toContain('send')
    expect(asked.names).toEqual(['ada', 'brook', 'bob'])
  })
  it('takes an answer to the user for no action', () => {
    expect(askedOf('Tell me what the page says').actions.has('send')).toBe(false)
    expect(askedOf('请把文件发送给安娜').actions.has('send')).toBe(true)
  })
  it('takes a noun for no action, unless something is made of it', () => {
    expect(askedOf('Save all order invoices of May.').actions.has('spend')).toBe(false)
    expect(askedOf('Remove the rest and place the order.').actions.has('spend')).toBe(true)
  })
  it.each([
    'What does mail 7 say?',
    'Read email 7, message 8 and text 9.',
    'Summarise email from Bob.',
    'Find the message Bob sent',
    'Show text messages of today',
    'Check mails and messages',
  ])('takes what %j reads for no wish to send', (words) => {
    expect(askedOf(words).actions.has('send')).toBe(false)
  })
  it.each([
    'Email Bob that I am late.',
    'Read the note, then text Ada.',
    'Look it up and mail him the answer.',
    'Could you message Ada?',
    'I want to post it.',
    'Write mail to Ada.',
    'Find the price, text Ada.',
  ])('takes %j for a wish to send', (words) => {
    expect(askedOf(words).actions.has('send')).toBe(true)
  })
  it('leaves to a mail what the user wants fulfilled', () => {
    const asked = askedOf('Ada sent me an email. Could you fulfill her request?')
    expect(asked.delegated.has('mail')).toBe(true)
  })
  it('reads long and hostile words in linear time', () => {
    for (const part of ['do ', 'as a ', 'pay b ', 'follow x ', '. '])
      expectLinear(5_000, (size) => part.repeat(size), askedOf)
  })
})

describe('askedIn', () => {
  it('knows nothing without a turn, nor of what a model declares', () => {
    expect(askedIn(createMemory()).isKnown).toBe(false)
    const past = createMemory()
    past.begin({ number: 0, text: 'Pay the bill', flow: 0, at, source: 'declared' })
    expect(askedIn(past).isKnown).toBe(false)
  })
  it('reads a turn once', () => {
    const past = remembered('Send Ada the plan.', [])
    expect(askedIn(past)).toBe(askedIn(past))
  })
  it('knows what the user said yes to', () => {
    const past = remembered('What does Ada want?', [])
    past.observe({
      flow: 1,
      at,
      kind: 'response',
      integrity: 'host',
      confidentiality: 'public',
      subject: [],
      turn: 0,
      causedBy: [],
      leaves: [['', 'She wants the plan at ada@hats.example. Shall I send it there?']],
    })
    past.begin({ number: 1, text: 'Yes, please.', flow: 2, at, source: 'user' })
    expect(askedIn(past).text).toContain('ada@hats.example')
  })
})
