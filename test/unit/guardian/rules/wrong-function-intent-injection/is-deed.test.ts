import { describe, expect, it } from 'vitest'
import { calledFunction } from '../../../../../src/guardian/delegation/called-function.ts'
import { isDeed } from '../../../../../src/guardian/rules/wrong-function-intent-injection/is-deed.ts'
import { calling, remembered } from '../../delegation/played.ts'

function doesSomething(name: string): boolean {
  const called = calledFunction(calling(remembered('Hello', []), name, { value: 'x' }))
  return called !== undefined && isDeed(called)
}

describe('a function does something to the world', () => {
  it.each(['send_email', 'delete_record', 'attach_policy', 'create_alert', 'dispense_dose'])(
    'by the name of %s',
    (name) => expect(doesSomething(name)).toBe(true),
  )

  it.each([
    'get_balance',
    'search_created_files',
    'login',
    'open_session',
    'download_report',
    'turn',
  ])('and not by the name of %s', (name) => expect(doesSomething(name)).toBe(false))

  it('and a command says it only itself', () => {
    const command = { command: 'ls -la' }
    const called = calledFunction(calling(remembered('Hello', []), 'run_command', command))
    expect(called !== undefined && isDeed(called)).toBe(false)
  })
})
