import { describe, expect, it } from 'vitest'
import { unitOf, unitOfRequest } from '../../../../src/flow/extract/unit.ts'

describe('unitOf', () => {
  it('joins kind and name', () => {
    expect(unitOf('function', 'read_file')).toBe('function:read_file')
    expect(unitOf('resource', 'file:///a')).toBe('resource:file:///a')
  })

  it('has no name where the peer gives none that is text', () => {
    for (const name of [undefined, null, 7, 2n ** 70n, true, ['x'], { name: 'x' }]) {
      expect(unitOf('prompt', name)).toBe('prompt:')
    }
  })

  it('bounds an endless name', () => {
    expect(unitOf('function', 'x'.repeat(1_000_000))).toBe(`function:${'x'.repeat(256)}`)
  })
})

describe('unitOfRequest', () => {
  it('is what the request names', () => {
    const named = { name: 'n', uri: 'a:1' }
    expect(unitOfRequest('tools/call', named)).toBe('function:n')
    expect(unitOfRequest('prompts/get', named)).toBe('prompt:n')
    expect(unitOfRequest('resources/read', named)).toBe('resource:a:1')
    expect(unitOfRequest('resources/subscribe', named)).toBe('resource:a:1')
    expect(unitOfRequest('tools/list', named)).toBeUndefined()
    expect(unitOfRequest(undefined, named)).toBeUndefined()
    expect(unitOfRequest('tools/call', undefined)).toBe('function:')
  })

  it('is what a completion refers to', () => {
    const unit = (ref: object) => unitOfRequest('completion/complete', { ref: { ...ref } })
    expect(unit({ type: 'ref/prompt', name: 'daily' })).toBe('prompt:daily')
    expect(unit({ type: 'ref/resource', uri: 'a:{id}' })).toBe('resource:a:{id}')
    expect(unit({ type: 'ref/other', name: 'x' })).toBeUndefined()
    for (const ref of [null, 7, 'x', [], undefined]) {
      const params = ref === undefined ? {} : { ref }
      expect(unitOfRequest('completion/complete', params)).toBeUndefined()
    }
  })
})
