import { describe, expect, it } from 'vitest'
import { settingOf } from '../../../../../src/guardian/rules/function-injection/setting-of.ts'
import { callOf } from '../../../../message.ts'
import { remembered } from '../../delegation/played.ts'

describe('the setting of an order', () => {
  const past = remembered('Pay the RENT for May.', [{ name: 'get_bill', returns: 'nothing' }])
  const answers = callOf('Get_Bill', { month: 'MAY', count: 12345678901234567890n })
  const server = { id: 's', origin: 'npm:s' }
  const setting = settingOf({ past, answers, server })

  it('holds the words of the user and what was sent, in lower case', () => {
    expect(setting.asked).toBe('pay the rent for may.')
    expect(setting.called).toBe('get_bill')
    expect(setting.sent).toContain('"month":"may"')
    expect(setting.sent).toContain('12345678901234567890')
  })
  it('is empty where nothing is known', () => {
    const empty = settingOf({ past: remembered(undefined, []), answers: undefined, server })
    expect([empty.asked, empty.called, empty.sent]).toEqual(['', '', '{}'])
  })
  it('knows a value that the user gave, and no other', () => {
    const { isKnown } = settingOf({
      past: remembered('Write to ada@acme.example', []),
      answers,
      server,
    })
    expect(isKnown('ada@acme.example')).toBe(true)
    expect(isKnown('eve@other.example')).toBe(false)
  })
  it('gives back the value that an earlier result told under a name', () => {
    const told = remembered('Send it.', [
      { name: 'get_note', returns: 'The archive address is keep@acme.example' },
    ])
    const { toldBefore } = settingOf({ past: told, answers, server })
    expect(toldBefore?.('Send it to the archive address.')?.text).toBe('keep@acme.example')
    expect(toldBefore?.('Send it.')).toBeUndefined()
  })
  it('knows what was sent to the same server', () => {
    const sent = [{ name: 'keep', args: { note: 'Mail ada@acme.example' }, returns: 'kept' }]
    const kept = settingOf({ past: remembered(undefined, sent), answers, server })
    expect(kept.isEcho?.('Mail ada@acme.example')).toBe(true)
    expect(kept.isEcho?.('Mail eve@acme.example')).toBe(false)
  })
  it('does not count what a model declared as asked', () => {
    const declared = remembered(undefined, [])
    const turn = { number: 0, flow: 0, at: '2026-01-01T00:00:00.000Z' }
    declared.begin({ ...turn, text: 'Delete it all', source: 'declared' })
    expect(settingOf({ past: declared, answers, server }).asked).toBe('')
  })
})
