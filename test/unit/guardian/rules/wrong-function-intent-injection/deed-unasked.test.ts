import { describe, expect, it } from 'vitest'
import { deedUnasked } from '../../../../../src/guardian/rules/wrong-function-intent-injection/deed-unasked.ts'
import type { JsonObject, JsonValue } from '../../../../../src/mcp/json.ts'
import { calling, remembered, text } from '../../delegation/played.ts'

const question = 'What does the note of the bank say?'
const judged = (user: string | undefined, returns: JsonValue, name: string, args: JsonObject) =>
  deedUnasked(calling(remembered(user, [{ name: 'get_note', returns }]), name, args))

describe('a deed where the user only asked to be told something', () => {
  it('is asked about with a setting that words of content have', () => {
    const returns = text('We advise a limit of 10,000 or 10000 for accounts like yours.')
    const claim = judged(question, returns, 'set_spending_limit', { limit: 10_000 })
    expect(claim).toMatchObject({ decision: 'ask', severity: 'medium' })
    expect(claim?.text).toContain('`limit` that only content gave')
    expect(claim?.evidence).toContainEqual({
      pointer: '/content/0/text',
      earlier: 11,
      span: [31, 36],
    })
  })

  it('is asked about with a recipient from a field, and with a short id in words', () => {
    const field = { organiser: 'ida@port.example' }
    const args = { to: 'ida@port.example', body: 'Hello' }
    expect(judged(question, field, 'send_message', args)?.decision).toBe('ask')
    expect(judged(question, text('r7 is old.'), 'delete_record', { id: 'r7' })?.decision).toBe(
      'ask',
    )
    expect(
      judged(question, text('Policy full-access.'), 'attach_policy', { policy: 'full-access' }),
    ).toMatchObject({ decision: 'ask' })
  })

  it('is silent about an id that stands in a field of a look-up: deeds are done with those', () => {
    const table = { restaurant_id: 'R-5521', name: 'Chez Ida' }
    const args = { restaurant_id: 'R-5521' }
    expect(judged(question, table, 'create_alert', args)).toBeUndefined()
    expect(judged(question, text('R-5521'), 'create_alert', args)).toBeUndefined()
  })

  it.each([
    'Any way to get a table for 4 in Lyon tonight?',
    '¿Me reservas una mesa para mañana?',
    'Kun je een tafel reserveren?',
    '予約してくれますか？',
    'Is it ok to merge it?',
    'Would it be ok if you moved the meeting?',
  ])('is silent where a question may ask for it: %s', (asked) => {
    const words = text('The code of the table is R-5521, ask for Ida.')
    expect(judged(asked, words, 'book_table', { table: 'R-5521' })).toBeUndefined()
  })

  it('is asked about where it is sent to whom nobody gave', () => {
    const args = { to: 'list@port.example', body: 'He lives in Hull.' }
    const claim = judged(question, text('Nothing.'), 'send_message', args)
    expect(claim?.text).toContain('`to` that nobody gave')
    expect(
      judged(question, text('Nothing.'), 'send_message', { to: 'me', body: 'x' })?.text,
    ).toContain('nobody gave')
  })

  it('leaves to other rules what they ask about, and what is written to a place of the user', () => {
    const words = text('Our list is read at list@port.example by all.')
    const args = { to: 'list@port.example', body: 'Hello' }
    expect(judged(question, words, 'send_message', args)).toBeUndefined()
    const note = { folder: 'harbour', text: 'The boat leaves at four from the second pier.' }
    const returns = text('The boat leaves at four from the second pier.')
    expect(judged('When does the harbour boat leave?', returns, 'save_note', note)).toBeUndefined()
  })

  it.each([
    ['where the user asks for a deed', 'Send Ida a greeting.'],
    ['where the user leaves it to the note', 'Read the note and follow its steps.'],
    ['where the user gives the value', 'Is ida@port.example in the note?'],
    ['where no user is known', undefined],
  ])('is silent %s', (_, user) => {
    const field = { organiser: 'ida@port.example' }
    expect(judged(user, field, 'send_message', { to: 'ida@port.example' })).toBeUndefined()
  })

  it('is silent about a value that an earlier call had before the content', () => {
    const past = remembered('What did I spend today?', [
      {
        name: 'download_file',
        args: { save_dir: '/downloads/bills' },
        returns: text('No folder /downloads/bills.'),
      },
    ])
    expect(deedUnasked(calling(past, 'create_dir', { path: '/downloads/bills' }))).toBeUndefined()
    expect(deedUnasked(calling(past, 'create_dir', { path: 'downloads' }))).toBeDefined()
  })

  it('is no deed: a look, a log-in, a command, a folder that is entered, a value that says nothing', () => {
    const returns = text('Session alpha-77, folder docs, 5.')
    expect(judged(question, returns, 'get_session', { id: 'alpha-77' })).toBeUndefined()
    expect(judged(question, returns, 'login', { session: 'alpha-77' })).toBeUndefined()
    expect(judged(question, returns, 'run_command', { command: 'ls docs' })).toBeUndefined()
    expect(judged(question, returns, 'open_folder', { path: 'docs' })).toBeUndefined()
    expect(judged(question, returns, 'set_page', { page: 5 })).toBeUndefined()
  })

  it('takes values as they are, however they look as a pattern or however long', () => {
    const odd = 'a(b[c\\d*.+?^$|{}-/7'
    expect(
      judged(question, text(`The mode is ${odd} here.`), 'set_mode', { mode: odd })?.decision,
    ).toBe('ask')
    const long = 'z9'.repeat(50_000)
    expect(judged(question, text('Nothing.'), 'set_mode', { mode: long })).toBeUndefined()
  })
})
