import { describe, expect, it } from 'vitest'
import {
  envelopeKeys,
  errorKeys,
  itemKeys,
  paramsKeys,
  resultKeys,
  zoneKeys,
} from '../../../src/mcp/known-keys.ts'
import { type Revision, revisions } from '../../../src/mcp/revision.ts'
import { type Definition, definitionsOf, nameOf, schemaFolder } from '../../cases/mcp/schema.ts'

it('lists every key once, and no two that differ in case only', () => {
  for (const keys of [envelopeKeys, paramsKeys, resultKeys, errorKeys, itemKeys]) {
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length)
  }
})

it('enters no value that belongs to a tool, a user or a vendor', () => {
  for (const key of [
    'structuredContent',
    'inputSchema',
    'outputSchema',
    '_meta',
    'experimental',
    'extensions',
    'data',
    'requestState',
    'requestedSchema',
    'metadata',
    'input',
  ]) {
    expect(zoneKeys.has(key)).toBe(false)
  }
})

describe('the lists hold every key of params and results in the schema of', () => {
  it.skipIf(!schemaFolder).each([...revisions])('%s', (revision: Revision) => {
    const definitions = definitionsOf(revision)
    const follow = (each: Definition): readonly Definition[] => {
      if (each.$ref) return follow(definitions[nameOf(each)] ?? {})
      return [each, ...[...(each.anyOf ?? []), ...(each.allOf ?? [])].flatMap(follow)]
    }
    const keysOf = (each: Definition): string[] =>
      follow(each).flatMap((definition) => Object.keys(definition.properties ?? {}))
    const inParams = Object.values(definitions).flatMap((each) =>
      each.properties?.method && each.properties.params ? keysOf(each.properties.params) : [],
    )
    const inResults = Object.entries(definitions).flatMap(([name, each]) =>
      name.endsWith('Result') ? keysOf(each) : [],
    )
    expect(inParams.length).toBeGreaterThan(20)
    expect(inResults.length).toBeGreaterThan(20)
    expect(inParams.filter((key) => !paramsKeys.includes(key))).toEqual([])
    expect(inResults.filter((key) => !resultKeys.includes(key))).toEqual([])
  })
})
