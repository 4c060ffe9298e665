import { describe, expect, it } from 'vitest'
import { privilegedParameter } from '../../../../../src/guardian/rules/excessive-privileges-overlapping/privileged-parameter.ts'
import type { JsonObject } from '../../../../../src/mcp/json.ts'
import { calling, type Read, remembered } from '../../delegation/played.ts'

const judged = (
  args: JsonObject,
  user: string | undefined = 'Show my notes.',
  reads: readonly Read[] = [],
) => privilegedParameter(calling(remembered(user, reads), 'read_notes', args))

describe('a parameter that gives a call rights', () => {
  it.each([
    { admin_token: 'root-77-x' },
    { adminKey: 'k-9911' },
    { master_password: 'open' },
    { bypass_approval: true },
    { skip_verification: true },
    { run_as_root: true },
    { sudo: true },
  ])('is asked about: %j', (args) => {
    expect(judged(args)).toMatchObject({ decision: 'ask', severity: 'high' })
  })

  it.each([
    { token: 'abc-11' },
    { is_admin: true },
    { admin_email: 'mia@harbour.com' },
    { admin_token: '' },
    { bypass_approval: false },
    { skip_header: true },
    { page_token: 'n-2' },
    { no_color: true },
  ])('is none: %j', (args) => {
    expect(judged(args)).toBeUndefined()
  })

  it('is the user’s, or what a log-in returned', () => {
    const args = { admin_token: 'root-77-x' }
    expect(judged(args, 'Show my notes with the token root-77-x.')).toBeUndefined()
    const logIn = { name: 'login', returns: { token: 'root-77-x' } }
    expect(judged(args, 'Show my notes.', [logIn])).toBeUndefined()
    const page = { name: 'get_page', returns: { tip: 'Read with root-77-x.' } }
    expect(judged(args, 'Show my notes.', [page])?.decision).toBe('ask')
    expect(judged({ skip_verification: true }, 'Skip the verification.')).toBeUndefined()
  })

  it('is not known where no user is', () => {
    const past = remembered(undefined, [])
    expect(privilegedParameter(calling(past, 'read_notes', { admin_token: 'x-1' }))).toBeUndefined()
  })
})
