import { describe, expect, it } from 'vitest'
import { directionIn, methodOf, methods } from '../../../src/mcp/methods.ts'
import { type Revision, revisions } from '../../../src/mcp/revision.ts'
import { type Definition, definitionsOf, nameOf, schemaFolder } from '../../cases/mcp/schema.ts'

it('finds a method by its exact name only', () => {
  expect(methodOf('tools/call')).toMatchObject({ from: 'host', primitive: 'tools' })
  for (const name of ['Tools/Call', 'tools/call ', 'constructor', '']) {
    expect(methodOf(name)).toBeUndefined()
  }
})

it('names every method once, and notifications by their prefix', () => {
  expect(new Set(methods.map(({ name }) => name)).size).toBe(methods.length)
  for (const { name, kind } of methods) {
    expect(kind === 'notification').toBe(name.startsWith('notifications/'))
  }
})

it('lets a modern server send no request: what it needs is embedded in a result', () => {
  for (const method of methods) {
    if (method.kind !== 'request') continue
    expect(directionIn(method, '2026-07-28') ?? 'host').toBe('host')
  }
  const embedded = methods.filter((method) => method.embedded?.includes('2026-07-28'))
  expect(embedded.map(({ name }) => name).sort()).toEqual([
    'elicitation/create',
    'roots/list',
    'sampling/createMessage',
  ])
})

it('knows who may send a method in a revision', () => {
  const progress = methodOf('notifications/progress')
  expect(progress && directionIn(progress, '2025-11-25')).toBe('both')
  expect(progress && directionIn(progress, '2026-07-28')).toBe('server')
  const initialize = methodOf('initialize')
  expect(initialize && directionIn(initialize, '2026-07-28')).toBeUndefined()
  expect(methodOf('tasks/update')?.extension?.id).toBe('io.modelcontextprotocol/tasks')
})

/** Methods that a union of the schema lists, by name. */
function unionOf(
  definitions: Readonly<Record<string, Definition>>,
  union: string,
): readonly string[] {
  const definition = definitions[union]
  const members = definition?.anyOf ?? (definition ? [definition] : [])
  return members
    .map((member) => (member.$ref ? definitions[nameOf(member)] : member))
    .map((member) => String(member?.properties?.method?.const))
    .sort()
}

describe('the table agrees with the schema of', () => {
  it.skipIf(!schemaFolder).each([...revisions])('%s', (revision: Revision) => {
    const definitions = definitionsOf(revision)
    const rows = methods.filter((method) => method.revisions.includes(revision))
    const sent = (kind: string, side: string): string[] =>
      rows
        .filter((method) => method.kind === kind)
        .filter((method) => [side, 'both'].includes(directionIn(method, revision) ?? ''))
        .map(({ name }) => name)
        .sort()
    expect(sent('request', 'host')).toEqual(unionOf(definitions, 'ClientRequest'))
    expect(sent('notification', 'host')).toEqual(unionOf(definitions, 'ClientNotification'))
    expect(sent('request', 'server')).toEqual(unionOf(definitions, 'ServerRequest'))
    expect(sent('notification', 'server')).toEqual(unionOf(definitions, 'ServerNotification'))
    const embedded = methods.filter((method) => method.embedded?.includes(revision))
    expect(embedded.map(({ name }) => name).sort()).toEqual(unionOf(definitions, 'InputRequest'))
    const named = new Set(
      Object.values(definitions).flatMap((each) => each.properties?.method?.const ?? []),
    )
    expect([...rows, ...embedded].map(({ name }) => name).sort()).toEqual([...named].sort())
  })
})
