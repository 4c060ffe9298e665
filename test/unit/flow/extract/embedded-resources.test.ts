import { describe, expect, it } from 'vitest'
import { liftResources, resourcePart } from '../../../../src/flow/extract/embedded-resources.ts'

const embedded = (uri: string) => ({
  type: 'resource',
  resource: { uri, mimeType: 'text/plain', text: `of ${uri}` },
  annotations: { priority: 1 },
})
const link = (uri: string) => ({ type: 'resource_link', uri, name: `name of ${uri}` })

describe('liftResources', () => {
  it('leaves in the place of a resource what names it', () => {
    const { replace, extra } = liftResources(16)
    expect(replace(embedded('a:1'))).toEqual({
      type: 'resource',
      resource: { uri: 'a:1' },
      annotations: { priority: 1 },
    })
    expect(extra()).toEqual([
      { message: 'resource', content: embedded('a:1').resource, unit: 'resource:a:1' },
    ])
  })

  it('makes one list of all links', () => {
    const { replace, extra } = liftResources(16)
    expect(replace(link('a:1'))).toEqual({ type: 'resource_link', uri: 'a:1' })
    replace(link('a:2'))
    expect(extra()).toEqual([
      {
        message: 'resource-list',
        content: [link('a:1'), link('a:2')],
        about: ['server-description'],
        subject: [{ role: 'server' }],
      },
    ])
  })

  it('takes out no more than there is room for', () => {
    const { replace, extra } = liftResources(2)
    expect(replace(embedded('a:1'))).toBeDefined()
    expect(replace(link('a:2'))).toBeDefined()
    expect(replace(embedded('a:3'))).toBeUndefined()
    expect(replace(link('a:4'))).toBeDefined()
    expect(extra()).toHaveLength(2)
    expect(liftResources(0).replace(link('a:1'))).toBeUndefined()
    expect(liftResources(0).replace(embedded('a:1'))).toBeUndefined()
  })

  it('takes nothing out of other blocks, nor of blocks that only look like it', () => {
    const { replace, extra } = liftResources(16)
    for (const block of [
      { type: 'text', text: 'resource' },
      { type: 'resource' },
      { type: 'resource', resource: 'a:1' },
      { type: ['resource'], resource: { uri: 'a:1' } },
      {},
    ]) {
      expect(replace(block)).toBeUndefined()
    }
    expect(extra()).toEqual([])
  })
})

describe('resourcePart', () => {
  it('has a unit without a name where the resource has none', () => {
    expect(resourcePart({ text: 'x' }).unit).toBe('resource:')
    const { replace } = liftResources(1)
    expect(replace({ type: 'resource', resource: { text: 'x' } })).toEqual({
      type: 'resource',
      resource: {},
    })
  })
})
