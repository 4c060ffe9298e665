import { describe, expect, it } from 'vitest'
import type { Side } from '../../../src/mcp/message.ts'
import { createDropNotice } from '../../../src/proxy/drop-notice.ts'
import { handleLine } from '../../../src/proxy/handle-line.ts'
import { depsOf, lineOf } from './pipeline-deps.ts'

/** What is told of lines of a peer, and what of their number at the end. */
async function told(texts: readonly string[], from: Side = 'server') {
  const given: string[] = []
  const notice = createDropNotice({ id: 'files', origin: 'o' }, (line) => given.push(line))
  for (const text of texts) {
    const line = await handleLine(depsOf(), lineOf(text), from)
    if (line !== undefined) notice.take(line)
  }
  const first = given.splice(0)
  notice.end()
  return { first, end: given }
}

const message = '{"jsonrpc":"2.0","method":"notifications/message"}'

describe('createDropNotice', () => {
  it('tells of the first line that is no message, and at the end how many there were', async () => {
    expect(await told(['Listening on port 3000', message, '{', '[1'])).toEqual({
      first: [
        'mcip: files: dropped a line of the server that is no message (malformed-json): "Listening on port 3000"; what a server prints for people belongs on stderr',
      ],
      end: ['mcip: files: dropped 3 lines of the server that are no messages'],
    })
    expect((await told(['one'])).end).toEqual([])
  })

  it('says nothing of messages, nor of what the host sends, which gets an answer', async () => {
    const nothing = { first: [], end: [] }
    expect(await told([message, ''])).toEqual(nothing)
    expect(await told(['{', '{'], 'host')).toEqual(nothing)
  })

  it('shows a hostile line as bounded text that no terminal obeys', async () => {
    const { first } = await told([`\u001b[2J\u202e"mcip: all is well ${'x'.repeat(100_000)}`])
    expect(first[0]?.length).toBeLessThan(250)
    expect(first[0]).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(first[0]).toContain(': " [2J\'mcip: all is well xxx')
  })
})
