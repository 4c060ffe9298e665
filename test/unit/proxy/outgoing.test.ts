import { describe, expect, it } from 'vitest'
import type { Action, Edit } from '../../../src/enforcement/action.ts'
import type { HandledLine } from '../../../src/proxy/handled-line.ts'
import { addOutgoing } from '../../../src/proxy/outgoing.ts'
import { textsOf } from './pipeline-deps.ts'

const text = '{"jsonrpc":"2.0","id":1,"params":{"_meta":{"a":1,"dev.mcip/x":2}}}'
const edit: Edit = { remove: ['/params/_meta/dev.mcip~1x'], set: [] }

/** A line of `text` with these actions, one for each message. */
function handled(raw: string, actions: readonly Action[], more: Partial<HandledLine> = {}) {
  return {
    kind: 'judged',
    from: 'host',
    raw: Buffer.from(raw),
    isBatch: raw.startsWith('['),
    messages: actions.map((action) => ({ action })),
    drafts: [],
    ...more,
  } as unknown as HandledLine
}

function sent(line: HandledLine) {
  const outgoing = { host: [], server: [] }
  addOutgoing(outgoing, line, (index) => 10 + index)
  return { host: textsOf(outgoing.host), server: textsOf(outgoing.server) }
}

const forward: Action = { kind: 'forward' }
const reject = (reply: string | undefined): Action => ({ kind: 'reject', reply: () => reply })

describe('addOutgoing', () => {
  it('sends the bytes as they came, line end and all', () => {
    for (const end of ['\n', '\r\n', '']) {
      expect(sent(handled(`${text}${end}`, [forward])).server).toEqual([`${text}${end}`])
    }
    expect(sent(handled(`${text}\n`, [forward], { from: 'server' })).host).toEqual([`${text}\n`])
  })

  it('changes nothing but what an edit names', () => {
    const { server } = sent(handled(`${text}\r\n`, [{ kind: 'replace', edit: () => edit }]))
    expect(server).toEqual(['{"jsonrpc":"2.0","id":1,"params":{"_meta":{"a":1}}}\n'])
  })

  it('sends a reply back and another message on', () => {
    expect(sent(handled(text, [reject('no')]))).toEqual({ host: ['no\n'], server: [] })
    expect(sent(handled(text, [reject(undefined)]))).toEqual({ host: [], server: [] })
    const other: Action = { kind: 'replace', text: (flowSeq) => `flow ${flowSeq}` }
    expect(sent(handled(text, [other], { from: 'server' }))).toEqual({
      host: ['flow 10\n'],
      server: [],
    })
  })

  it('sends nothing of what is held', () => {
    expect(sent(handled(text, [{ kind: 'hold' }]))).toEqual({ host: [], server: [] })
  })

  it('edits each message of a batch in its place', () => {
    const { server } = sent(
      handled(`[${text}, ${text}]\n`, [forward, { kind: 'replace', edit: () => edit }]),
    )
    expect(server).toEqual([`[${text}, {"jsonrpc":"2.0","id":1,"params":{"_meta":{"a":1}}}]\n`])
  })

  it('answers a stopped batch with a batch', () => {
    const actions = [reject('1'), reject(undefined), reject('2')]
    expect(sent(handled('[1,2,3]', actions))).toEqual({ host: ['[1,2]\n'], server: [] })
    const mixed: readonly Action[] = [{ kind: 'replace', text: (seq) => `${seq}` }, reject('r')]
    expect(sent(handled('[1,2]', mixed, { from: 'server' }))).toEqual({
      host: ['[10]\n'],
      server: ['[r]\n'],
    })
  })

  it('tells the host, and only the host, of a line that could not be read', () => {
    const rejected = (from: 'host' | 'server', reply: string | undefined): HandledLine => {
      return { kind: 'rejected', from, reply, drafts: [] }
    }
    expect(sent(rejected('host', 'no'))).toEqual({ host: ['no\n'], server: [] })
    expect(sent(rejected('server', 'no'))).toEqual({ host: ['no\n'], server: [] })
    expect(sent(rejected('server', undefined))).toEqual({ host: [], server: [] })
  })
})
