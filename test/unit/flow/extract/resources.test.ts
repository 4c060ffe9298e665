import { describe, expect, it } from 'vitest'
import {
  resourceListPart,
  resourceReadPart,
  resourceTemplateListPart,
} from '../../../../src/flow/extract/resources.ts'
import { answering, asking } from './input-of.ts'

const read = (result: Parameters<typeof answering>[1], room = 16) =>
  resourceReadPart(answering('resources/read', result, { uri: 'a:1' }, { room }))

describe('lists of resources', () => {
  it('are the resources and the templates on offer', () => {
    const resources = [{ uri: 'a:1', name: 'one' }]
    expect(resourceListPart(answering('resources/list', { resources })).content).toBe(resources)
    const resourceTemplates = [{ uriTemplate: 'a:{id}', name: 'each' }]
    const part = resourceTemplateListPart(
      answering('resources/templates/list', { resourceTemplates, ttlMs: 0 }),
    )
    expect(part).toEqual({
      content: resourceTemplates,
      about: ['server-description'],
      subject: [{ role: 'server' }],
    })
  })
})

describe('resourceReadPart', () => {
  it('asks a resource by its URI', () => {
    expect(resourceReadPart(asking('resources/read', { uri: 'a:1', _meta: {} }))).toEqual({
      content: { uri: 'a:1' },
      unit: 'resource:a:1',
    })
    expect(resourceReadPart(asking('resources/read')).content).toEqual({})
    expect(resourceReadPart(asking('resources/read', { uri: 7 })).unit).toBe('resource:')
  })

  it('is what the resource holds, text or bytes', () => {
    const contents = [
      { uri: 'a:1', text: 'x' },
      { uri: 'a:1', blob: 'AAEC' },
    ]
    expect(read({ contents, ttlMs: 0 })).toEqual({ content: contents, unit: 'resource:a:1' })
  })

  it('lets every other resource in it speak for itself', () => {
    const [own, other] = [
      { uri: 'a:1', text: 'x' },
      { uri: 'a:1/b', text: 'y' },
    ]
    expect(read({ contents: [own, other, null] })).toEqual({
      content: [own, null],
      unit: 'resource:a:1',
      extra: [{ message: 'resource', content: other, unit: 'resource:a:1/b' }],
    })
    expect(read({ contents: [own, other] }, 0)).not.toHaveProperty('extra')
  })

  it('takes none for another where it is not known which was asked for', () => {
    const input = answering('resources/read', { contents: [{ uri: 'a:2' }] })
    expect(resourceReadPart({ ...input, request: undefined })).not.toHaveProperty('extra')
  })

  it('moves whatever stands in place of contents', () => {
    for (const result of ['x', null, 7, {}, { contents: null }]) {
      expect(read(result).content).toEqual(result)
    }
    expect(read({ contents: 'x' }).content).toBe('x')
  })
})
