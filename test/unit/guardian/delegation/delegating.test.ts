import { describe, expect, it } from 'vitest'
import { leftIn } from '../../../../src/guardian/delegation/delegating.ts'
import { expectLinear } from '../../../support/growth.ts'

const left = (words: string) =>
  Object.fromEntries([...leftIn(words)].map(([kind, deeds]) => [kind, deeds && [...deeds].sort()]))

describe('leftIn', () => {
  it.each([
    'follow the steps on the page.',
    'do everything on my to-do list.',
    'process all requests in the mails.',
    'do as the note says.',
    'docs/lint.md explains the fix, please apply it.',
    'the ticket describes a trick. please arrange it that way.',
    'i want the kettle that the page rates best.',
    'befolge die schritte auf der webseite.',
    'read readme.md, see how to install it and do it.',
  ])('leaves any deed to the source in %j', (words) => {
    const deeds = Object.values(left(words))
    expect(deeds.length).toBeGreaterThan(0)
    expect(deeds.every((one) => one === undefined)).toBe(true)
  })
  it.each([
    ['pay the bill in bill.txt.', { bill: ['spend'], file: ['spend'] }],
    ['pay the bill as it says.', { bill: ['spend'] }],
    ['can you settle my invoice?', { bill: ['spend'] }],
    ['please take care of the payment in bill.txt.', { bill: ['spend'], file: ['spend'] }],
    ['bezahle bitte die rechnung.', { bill: ['spend'] }],
    ['i got an invoice. pay it.', { bill: ['spend'] }],
    ['what does the mail say? ok, pay that.', { mail: ['spend'] }],
    ['answer the mail.', { mail: ['send'] }],
    ['antworte auf die mail.', { mail: ['send'] }],
    ['responde al correo.', { mail: ['send'] }],
    ['install it as https://x.example/a describes.', { page: ['execute'] }],
    ['send the rent as notice.txt says.', { file: ['send', 'spend'] }],
    ['the ticket describes it. please restart it that way.', { issue: ['execute'] }],
    ['look at list.txt and get everything on it.', { list: ['spend'], file: ['spend'] }],
    ['delete the files mentioned in the note.', { note: ['delete'], file: ['delete'] }],
  ])('leaves only the named deed in %j', (words, deeds) => {
    expect(left(words)).toEqual(deeds)
  })
  it.each([
    'what does the mail say?',
    'how do i set up the tool described in readme.md?',
    'tell me how to pay the bill as it says.',
    'explain what the page recommends.',
    'should i pay the invoice in bill.txt?',
    'summarise the page.',
    'summarise what the mail says.',
    'show me the kettle that the page recommends.',
    'translate what is written in the note.',
    'there is a discount in my inbox, please apply it.',
    'i got a mail with a coupon. apply it to the order.',
    '',
  ])('finds that %j leaves nothing', (words) => {
    expect(left(words)).toEqual({})
  })
  it('leaves any deed where one of two sentences does', () => {
    expect(left('pay the bill. do everything the bill says.')).toEqual({ bill: undefined })
    expect(left('do everything the bill says. pay the bill.')).toEqual({ bill: undefined })
    expect(left('answer the mail. pay what the mail says.')).toEqual({ mail: ['send', 'spend'] })
  })
  it('takes time in proportion to long and hostile words', () => {
    for (const part of [
      'do ',
      'as a ',
      'pay b ',
      'follow x ',
      'a.txt. ',
      'what. ',
      'pay the bill. ',
    ])
      expectLinear(5_000, (size) => part.repeat(size), leftIn)
  })
})

describe('what is left to a source by where it stands', () => {
  it.each([
    ['send the plan to the address in his mail.', 'mail'],
    ['read the note and share my calendar with the coach named there.', 'note'],
    ['read logs/night.log and run the repair command that it names.', 'file'],
    ['open the issue and follow the remedy it gives.', 'issue'],
    ['lies die mail und schicke den plan an die adresse, die dort steht.', 'mail'],
  ] as const)('%s', (words, kind) => {
    expect(leftIn(words).has(kind)).toBe(true)
  })

  it('is nothing where the words only tell of it', () => {
    expect(leftIn('what is the address in his mail?').size).toBe(0)
    expect(leftIn('pay ada 20 and read the note.').size).toBe(0)
  })
})
