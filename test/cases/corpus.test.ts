import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { removeAt, setAt } from '../../src/mcp/edit.ts'
import type { JsonValue } from '../../src/mcp/json.ts'
import type { Message, Reading } from '../../src/mcp/message.ts'
import { methodOf } from '../../src/mcp/methods.ts'
import { at } from '../../src/mcp/pointer.ts'
import { readLine } from '../../src/mcp/read.ts'
import { revisions } from '../../src/mcp/revision.ts'
import { serialise } from '../../src/mcp/serialise.ts'
import { walkStrings } from '../../src/mcp/walk.ts'
import { oracle } from './mcp/json-oracle.ts'
import { schemaFolder } from './mcp/schema.ts'

const corpus = fileURLToPath(new URL('../corpus', import.meta.url))

function messagesOf(reading: Reading): readonly Message[] {
  if (reading.kind === 'message') return [reading.message]
  if (reading.kind === 'batch') return reading.messages
  throw new Error(`not accepted: ${JSON.stringify(reading)}`)
}

/** Reads `text` and proves that nothing of it is lost or changed in any stage of `mcp/`. */
function passesThrough(text: string): readonly Message[] {
  const messages = messagesOf(readLine(Buffer.from(`${text}\n`)))
  const values = messages.map((message) => message.value)
  const value = text.trimStart().startsWith('[') ? values : (values[0] as JsonValue)
  expect(value).toEqual(oracle(text).value)
  expect(oracle(serialise(value)).value).toEqual(value)
  expect(removeAt(text, ['/not-there', '/0/not-there'])).toBe(text)
  if (!Array.isArray(value)) {
    const added = setAt(text, '/test-added/deep', '1')
    expect(removeAt(added, ['/test-added'])).toBe(text)
    walkStrings(value, (string, pointer) => {
      expect(at(value, pointer)).toBe(string)
      expect(oracle(setAt(text, pointer, JSON.stringify(string))).value).toEqual(value)
    })
  }
  return messages
}

describe.each([...revisions])('messages of %s pass through unchanged:', (revision) => {
  const folder = path.join(corpus, revision)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replaceAll(path.sep, '/'))
  it.each(files)('%s', (file) => {
    const text = readFileSync(path.join(folder, file), 'utf8').trimEnd()
    for (const message of passesThrough(text)) {
      if (message.kind !== 'request' && message.kind !== 'notification') continue
      const row = methodOf(message.method)
      expect(row?.kind).toBe(message.kind)
      const known = [...(row?.revisions ?? []), ...(row?.extension?.revisions ?? [])]
      expect(known).toContain(revision)
    }
  })
})

/** The kinds of example that are whole messages; the others are put where they belong in one. */
function wrap(kind: string, example: string): string {
  const value = JSON.parse(example) as object
  const oneLine = example.trim()
  if ('jsonrpc' in value) return oneLine
  const result = (text: string): string => `{"jsonrpc":"2.0","id":1,"result":${text}}`
  if (kind.endsWith('Request')) {
    return result(`{"resultType":"input_required","inputRequests":{"a":${oneLine}}}`)
  }
  if (kind.endsWith('Params')) {
    return `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${oneLine}}`
  }
  if (kind.endsWith('Result')) return result(oneLine)
  if (kind.endsWith('Error')) return `{"jsonrpc":"2.0","id":1,"error":${oneLine}}`
  if (kind === 'InputRequests') return result(`{"inputRequests":${oneLine}}`)
  if (kind === 'InputResponses') {
    return `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","inputResponses":${oneLine}}}`
  }
  if (kind === 'Tool') return result(`{"tools":[${oneLine}]}`)
  if (kind === 'Resource') return result(`{"resources":[${oneLine}]}`)
  if (kind === 'Root') return result(`{"roots":[${oneLine}]}`)
  if (kind.endsWith('ResourceContents')) return result(`{"contents":[${oneLine}]}`)
  if (kind === 'SamplingMessage') return result(`{"messages":[${oneLine}]}`)
  if (kind.endsWith('Capabilities')) return result(`{"capabilities":${oneLine}}`)
  if (kind === 'ModelPreferences') {
    return `{"jsonrpc":"2.0","id":1,"method":"sampling/createMessage","params":{"modelPreferences":${oneLine}}}`
  }
  if (kind.endsWith('Schema')) return result(`{"requestedSchema":{"properties":{"a":${oneLine}}}}`)
  return result(`{"content":[${oneLine}]}`)
}

describe('the official examples of 2026-07-28 pass through unchanged:', () => {
  const folder = path.join(schemaFolder ?? '', 'examples-2026-07-28')
  const kinds = schemaFolder ? readdirSync(folder) : ['no MCIP_SCHEMA']
  it.skipIf(!schemaFolder).each(kinds)('%s', (kind) => {
    const files = readdirSync(path.join(folder, kind))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      passesThrough(wrap(kind, readFileSync(path.join(folder, kind, file), 'utf8')))
    }
  })
})
