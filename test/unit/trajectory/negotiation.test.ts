import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/mcp/json.ts'
import { createNegotiation } from '../../../src/trajectory/negotiation.ts'
import { requestOf, resultOf } from '../../message.ts'

const declared: JsonObject = { extensions: { 'dev.mcip/context': {} } }

function legacy(client: JsonValue, server: JsonValue): boolean {
  const negotiation = createNegotiation()
  const hello = requestOf('initialize', { capabilities: client })
  negotiation.observe(hello, 'host', undefined)
  negotiation.observe(resultOf({ capabilities: server }), 'server', hello)
  return negotiation.sharesContext
}

const modernRequest = (method: string, client: JsonValue) =>
  requestOf(method, { _meta: { 'io.modelcontextprotocol/clientCapabilities': client } })

function modern(client: JsonValue, server: JsonValue): boolean {
  const negotiation = createNegotiation()
  const discover = modernRequest('server/discover', client)
  negotiation.observe(discover, 'host', undefined)
  negotiation.observe(
    resultOf({ resultType: 'complete', capabilities: server }),
    'server',
    discover,
  )
  return negotiation.sharesContext
}

describe.each([
  ['legacy', legacy],
  ['modern', modern],
])('negotiation of the %s era', (_, negotiate) => {
  it('needs the word of both', () => {
    expect(negotiate(declared, declared)).toBe(true)
    expect(negotiate(declared, {})).toBe(false)
    expect(negotiate({}, declared)).toBe(false)
    expect(negotiate({ extensions: {} }, { extensions: {} })).toBe(false)
  })

  it('takes nothing for a declaration that is none', () => {
    for (const odd of [null, 7, [], { extensions: ['dev.mcip/context'] }, { extensions: null }]) {
      expect(negotiate(declared, odd)).toBe(false)
      expect(negotiate(odd, declared)).toBe(false)
    }
    expect(negotiate(declared, { extensions: { 'dev.mcip/context': false } })).toBe(false)
    expect(negotiate(declared, { experimental: { 'dev.mcip/context': {} } })).toBe(false)
  })
})

describe('createNegotiation', () => {
  it('takes no declaration in an answer to anything else, nor one that nobody asked for', () => {
    const negotiation = createNegotiation()
    negotiation.observe(requestOf('initialize', { capabilities: declared }), 'host', undefined)
    negotiation.observe(resultOf({ capabilities: declared }), 'server', requestOf('tools/call'))
    negotiation.observe(resultOf({ capabilities: declared }), 'server', undefined)
    negotiation.observe(resultOf({ capabilities: declared }), 'host', requestOf('initialize'))
    expect(negotiation.sharesContext).toBe(false)
  })

  it('ends when a modern client no longer declares it', () => {
    const negotiation = createNegotiation()
    const discover = modernRequest('server/discover', declared)
    negotiation.observe(discover, 'host', undefined)
    negotiation.observe(resultOf({ capabilities: declared }), 'server', discover)
    negotiation.observe(requestOf('tools/call', {}), 'host', undefined)
    expect(negotiation.sharesContext).toBe(true)
    negotiation.observe(modernRequest('tools/call', {}), 'host', undefined)
    expect(negotiation.sharesContext).toBe(false)
  })
})
