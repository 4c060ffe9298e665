import { describe, expect, it } from 'vitest'
import { discoveryPart } from '../../../../src/flow/extract/discovery.ts'
import { inputOf } from './input-of.ts'

const input = inputOf({
  method: 'initialize',
  params: { clientInfo: { name: 'host', version: '1' } },
})

describe('discoveryPart', () => {
  it('is what the client says about itself', () => {
    expect(discoveryPart(input)).toEqual({
      content: input.params,
      about: ['client-description'],
      subject: [{ role: 'client' }],
    })
  })

  it('is what the server says about itself', () => {
    const result = { serverInfo: { name: 's', version: '1' }, instructions: 'ask ann@example.org' }
    expect(discoveryPart({ ...input, kind: 'answer', from: 'server', result })).toEqual({
      content: result,
      about: ['server-description'],
      subject: [{ role: 'server' }],
    })
  })

  it('moves an empty content where a notification has no params', () => {
    const part = discoveryPart({ ...input, kind: 'notification', params: undefined })
    expect(part.content).toEqual({})
  })

  it('takes a result that is no object as it is', () => {
    for (const result of ['x', 7, null, [1]]) {
      const part = discoveryPart({ ...input, kind: 'answer', from: 'server', result })
      expect(part.content).toEqual(result)
    }
  })
})
