import { describe, expect, it } from 'vitest'
import { logWithRequest, mcip, ran, stored } from './approval-log.ts'
import { atTerminal, hasScript } from './at-terminal.ts'

const onTerminal = (file: string, ...args: readonly string[]) =>
  atTerminal(mcip(...args, '--log', file))

describe('mcip approve', () => {
  it.skipIf(!hasScript)('approves once when a person types the word', async () => {
    const file = await logWithRequest()
    const { code, text } = await onTerminal(file, 'approve', 'a1b2')
    expect(text).toContain('to ! ada@example.com')
    expect(text).toContain('a1b2c3d4 approved once')
    expect(code).toBe(0)
    expect((await stored(file))?.standing).toMatchObject({ state: 'granted', once: true, any: [] })
  })

  it.skipIf(!hasScript)('says of a result that its call has run', async () => {
    const file = await logWithRequest({ unit: 'answer:function:send_mail' })
    const { text } = await onTerminal(file, 'approve', 'a1b2')
    expect(text).toContain('let this result, whose call has run already, through once')
    expect(text).toContain('a call that changes something does it again')
    expect(text).not.toContain('the agent may send it again')
  })

  it.skipIf(!hasScript)('approves for a time, with a field that may change', async () => {
    const file = await logWithRequest()
    await onTerminal(file, 'approve', 'a1b2c3d4', '--for', '8h', '--any', 'body')
    const { standing } = (await stored(file)) ?? {}
    expect(standing).toMatchObject({ state: 'granted', once: false, any: ['/arguments/body'] })
    expect(Date.parse(standing?.until ?? '') - Date.now()).toBeGreaterThan(7.9 * 3_600_000)
  })

  it.skipIf(!hasScript)('changes nothing when another word is typed', async () => {
    const file = await logWithRequest()
    const { code, text } = await atTerminal(mcip('approve', 'a1b2c3d4', '--log', file), () => 'yes')
    expect(code).toBe(1)
    expect(text).toContain('nothing was changed')
    expect((await stored(file))?.standing.state).toBe('pending')
  })

  it('changes nothing without a terminal', async () => {
    const file = await logWithRequest()
    const { status, stderr } = ran('approve', 'a1b2c3d4', '--log', file)
    expect(status).toBe(2)
    expect(stderr).toContain('approving a flow needs a person at a terminal')
    expect((await stored(file))?.standing.state).toBe('pending')
  })

  it.each([
    ['an unknown id', ['ffffffff'], 'there is no request for approval `ffffffff`'],
    ['too short an id', ['a'], 'there is no request for approval `a`'],
    ['a field that is not there', ['a1b2c3d4', '--any', 'cc'], 'has no field `cc`'],
    ['the recipient as any', ['a1b2c3d4', '--any', 'to'], 'cannot be --any'],
    ['a time that is over', ['a1b2c3d4', '--until', '2001-01-01'], 'is over'],
    ['two times', ['a1b2c3d4', '--until', '2999-01-01', '--for', '1h'], 'not both'],
  ])('refuses %s', async (_, args, reason) => {
    const { status, stderr } = ran('approve', ...args, '--log', await logWithRequest())
    expect(status).toBe(2)
    expect(stderr).toContain(reason)
  })
})

describe('mcip deny', () => {
  it.skipIf(!hasScript)('denies for thirty days, also what was approved', async () => {
    const file = await logWithRequest()
    await onTerminal(file, 'approve', 'a1b2c3d4')
    const { text } = await onTerminal(file, 'deny', 'a1b2c3d4')
    expect(text).toContain('a1b2c3d4 denied')
    const { standing } = (await stored(file)) ?? {}
    expect(standing?.state).toBe('denied')
    expect(Date.parse(standing?.until ?? '') - Date.now()).toBeGreaterThan(29 * 24 * 3_600_000)
  })
})
