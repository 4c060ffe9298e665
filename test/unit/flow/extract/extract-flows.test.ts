import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ExtractInput,
  extractFlows,
  extractFlowsInParts,
} from '../../../../src/flow/extract/extract-flows.ts'
import { noOrigins } from '../../../../src/flow/origins.ts'
import type { Message } from '../../../../src/mcp/message.ts'
import { methods as known } from '../../../../src/mcp/methods.ts'
import { readLine } from '../../../../src/mcp/read.ts'
import {
  callOf,
  errorOf,
  messageFrom,
  notificationOf,
  requestOf,
  resultOf,
} from '../../../message.ts'

const base: Omit<ExtractInput, 'message'> = {
  from: 'host',
  answers: undefined,
  server: 'files',
  client: undefined,
  at: '2026-01-02T03:04:05.678Z',
  schemaOf: () => undefined,
  origins: noOrigins,
  digest: (text) => `digest of ${text}`,
}

/** A value wherever the protocol looks for something. */
function holding(value: unknown): object {
  const members =
    'content contents messages tools resultType task taskId inputRequests inputResponses ' +
    'requestState requestedSchema notifications argument context ref roots structuredContent'
  return Object.fromEntries(members.split(' ').map((name) => [name, value]))
}

const flowsOf = (message: Message, more: Partial<ExtractInput> = {}) =>
  extractFlows({ ...base, message, ...more })

describe('extractFlowsInParts', () => {
  it('gives the same flows, and may be left between its parts', () => {
    const message = callOf('send', { to: 'ann@example.org', body: 'hello there, how are you?' })
    const work = extractFlowsInParts({ ...base, message })
    let parts = 0
    let part = work.next()
    for (; part.done !== true; part = work.next()) parts++
    expect(part.value).toEqual(flowsOf(message))
    expect(parts).toBeGreaterThan(3)
  })

  it('gives nothing at once for a message that moves nothing', () => {
    const message = { kind: 'request', id: 1, method: 'ping', bytes: 40 } as Message
    expect(extractFlowsInParts({ ...base, message }).next()).toEqual({ done: true, value: [] })
  })
})

describe('extractFlows', () => {
  it('is one five-tuple for a call', () => {
    const schema = {
      properties: { path: { type: 'string' }, head: { type: 'integer' } },
      required: ['path'],
    }
    const schemaOf = (name: string) => (name === 'read_file' ? schema : undefined)
    const message = callOf('read_file', { path: '/home/ann/a.txt' })
    expect(flowsOf(message, { schemaOf, client: 'editor' })).toEqual([
      {
        seq: 0,
        at: '2026-01-02T03:04:05.678Z',
        plane: 'wire',
        sender: { role: 'client', name: 'editor' },
        recipient: { role: 'server', name: 'files', unit: 'function:read_file' },
        subject: [{ role: 'unknown' }],
        type: { message: 'function-request', about: ['file-path'] },
        principle: ['necessity', 'data-minimisation'],
        digest: 'digest of {"path":"/home/ann/a.txt"}',
        bytes: 26,
        content: { path: '/home/ann/a.txt' },
      },
    ])
  })

  it('counts bytes of UTF-8, and keeps the digits of big integers', () => {
    const [flow] = flowsOf(
      messageFrom(
        '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"n","arguments":{"é":12345678901234567890}}}',
      ),
    )
    expect(flow?.digest).toBe('digest of {"é":12345678901234567890}')
    expect(flow?.bytes).toBe(27)
  })

  it('is no flow for a ping and its answer, and one for a ping that carries something', () => {
    const ping = requestOf('ping')
    expect(flowsOf(ping)).toEqual([])
    expect(flowsOf(resultOf({}), { from: 'server', answers: ping })).toEqual([])
    expect(flowsOf(requestOf('ping', { a: 'secret' }))[0]?.type.message).toBe('x-ping')
    expect(flowsOf(resultOf({ a: 1 }), { from: 'server', answers: ping })).toHaveLength(1)
    expect(flowsOf(errorOf({ code: 1 }), { from: 'server', answers: ping })).toHaveLength(1)
  })

  it('calls an answer that nobody waits for a stray one, without a principle', () => {
    const [flow] = flowsOf(resultOf({ content: [] }), { from: 'server' })
    expect(flow?.type.message).toBe('x-stray-answer')
    expect(flow?.principle).toEqual(['unknown'])
    expect(flow?.sender).toEqual({ role: 'server', name: 'files' })
  })

  it('takes an error for words of the protocol, whatever it answers', () => {
    for (const method of ['tools/call', 'tools/list', 'initialize', 'vendor/x']) {
      const answers = requestOf(method, { name: 'n' })
      const error = { code: -32000, message: 'no ann@example.org here' }
      const [flow] = flowsOf(errorOf(error), { from: 'server', answers })
      expect(flow?.type.about.slice(0, 2)).toEqual(['protocol', 'email-address'])
      expect(flow?.content).toEqual(error)
    }
  })

  it('lets other go where anything else is known', () => {
    const [flow] = flowsOf(notificationOf('notifications/initialized'))
    expect(flow?.type.about).toEqual(['client-description'])
    expect(flow?.principle).toEqual(['transparency', 'notification'])
  })

  it('puts the unit with the server, on whichever side it stands', () => {
    const answers = callOf('read_file')
    const [flow] = flowsOf(resultOf({ content: [] }), { from: 'server', answers })
    expect(flow?.sender.unit).toBe('function:read_file')
    expect(flow?.recipient).toEqual({ role: 'client' })
    const [asked] = flowsOf(requestOf('sampling/createMessage', {}), { from: 'server' })
    expect([asked?.sender.role, asked?.recipient.role]).toEqual(['server', 'client'])
  })

  it('takes what a definition is for neither for health nor for the like of anyone', () => {
    const list = requestOf('tools/list')
    const description = 'Finds diabetes early; ask ann@example.org.'
    const listed = resultOf({ tools: [{ name: 'find', description }] })
    const [flow] = flowsOf(listed, { from: 'server', answers: list })
    expect(flow?.type.about).toEqual(['function-definition', 'email-address'])
    const form = { properties: { born: { type: 'string' }, email: { type: 'string' } } }
    const params = { message: 'Have you got diabetes?', requestedSchema: form }
    const [asked] = flowsOf(requestOf('elicitation/create', params), { from: 'server' })
    expect(asked?.type.about).toContain('health')
  })

  it('survives odd types wherever objects are expected', () => {
    const values = ['x', 7, null, true, [], {}, [null, 3, { name: 7 }], 12_345_678_901_234_567_890n]
    for (const value of values) {
      const messages: readonly Message[] = [
        requestOf('initialize', { clientInfo: value, capabilities: value, _meta: value }),
        requestOf('tools/list', { cursor: value }),
        requestOf('tools/call', { name: value, arguments: value, inputResponses: value }),
        requestOf('resources/read', { uri: value }),
        requestOf(`m${'/'.repeat(10_000)}`, { name: value }),
        resultOf(value),
        resultOf({ tools: value, content: value, structuredContent: value, _meta: value }),
        errorOf({ code: value, message: value, data: value }),
      ]
      const requests = messages.filter((message) => message.kind === 'request')
      for (const message of messages) {
        for (const answers of 'method' in message ? [undefined] : [undefined, ...requests]) {
          const [flow] = flowsOf(message, { from: 'server', answers })
          expect(flow?.subject.length).toBeGreaterThan(0)
          expect(flow?.type.about.length).toBeGreaterThan(0)
          expect(flow?.principle.length).toBeGreaterThan(0)
        }
      }
    }
  })

  it('numbers what moves with a message after the message itself', () => {
    const answers = callOf('open_note')
    const resource = { uri: 'note://7', text: 'to ann@example.org' }
    const content = [{ type: 'resource', resource }]
    const flows = flowsOf(resultOf({ content }), { from: 'server', answers })
    expect(flows.map(({ seq, sender, type }) => [seq, sender.unit, type.message])).toEqual([
      [0, 'function:open_note', 'function-return'],
      [1, 'resource:note://7', 'resource'],
    ])
    expect(flows.map(({ digest }) => digest.includes('ann@example.org'))).toEqual([false, true])
    expect(flows[1]?.principle).toContain('service-provision')
  })

  it('takes the later message of a call for its part of the call', () => {
    const request = callOf('export')
    const call = { number: 3, round: 0, request, asked: new Map<string, string>() }
    const params = { progressToken: 1, progress: 1 }
    const message = notificationOf('notifications/progress', params)
    const [flow] = flowsOf(message, { from: 'server', call })
    expect(flow?.sender.unit).toBe('function:export')
  })

  it('does not read a schema through the prototype', () => {
    const message = messageFrom(
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"n","arguments":{"__proto__":{"a":1},"constructor":2}}}',
    )
    const [flow] = flowsOf(message, { schemaOf: () => ({ properties: {}, required: [] }) })
    expect(flow?.principle).toEqual(['unknown'])
    expect(({} as { a?: number }).a).toBeUndefined()
  })

  it('never throws on any message, and always fills all five elements', () => {
    const methods = fc.constantFrom(...known.map(({ name }) => name), 'x')
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        methods,
        fc.constantFrom('request', 'notification', 'result', 'error'),
        fc.boolean(),
        (value, method, kind, fromHost) => {
          const body = {
            request: {
              id: 1,
              method,
              params: { name: value, arguments: value, ...holding(value) },
            },
            notification: { method, params: { uri: value, ...holding(value) } },
            result: { id: 1, result: holding(value) },
            error: { id: 1, error: { message: value, data: { elicitations: value } } },
          }[kind]
          const reading = readLine(Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...body })))
          if (reading.kind !== 'message') return
          for (const answers of [undefined, requestOf(method, { name: 'n', uri: 'u' })]) {
            const from = fromHost ? 'host' : 'server'
            const flows = flowsOf(reading.message, { from, answers })
            expect(flows.length).toBeLessThanOrEqual(17)
            expect(flows.map(({ seq }) => seq)).toEqual(flows.map((_, index) => index))
            for (const flow of flows) {
              expect(flow.subject.length * flow.type.about.length * flow.principle.length).not.toBe(
                0,
              )
              expect(flow.bytes).toBe(Buffer.byteLength(flow.digest.slice('digest of '.length)))
            }
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
