import { describe, expect, it } from 'vitest'
import { createMailServer } from '../../../../src/cli/demo/mail-server.ts'

describe('createMailServer', () => {
  it('hands over each call, and sends nothing anywhere', () => {
    const calls: unknown[] = []
    const server = createMailServer((tool, args) => calls.push([tool, args]))
    const args = { recipient: 'ada@example.org', body: 'See you.' }
    expect(server.call('send_message', args)).toEqual({ text: 'sent' })
    expect(() => server.call('no_such_tool', {})).toThrow('no such tool')
    expect(calls).toEqual([
      ['send_message', args],
      ['no_such_tool', {}],
    ])
    expect(server.tools().map(({ name }) => name)).toEqual(['send_message'])
  })
})
