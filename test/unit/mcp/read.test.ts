import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../../src/mcp/message.ts'
import { defaultReadLimits, readHead, readLine } from '../../../src/mcp/read.ts'
import { oracle } from '../../cases/mcp/json-oracle.ts'

function read(text: string): Reading {
  return readLine(Buffer.from(text))
}

it('reads a message, its bytes without the line end', () => {
  const text = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a"}}'
  for (const end of ['', '\n', '\r\n']) {
    expect(read(text + end)).toMatchObject({
      kind: 'message',
      message: { kind: 'request', id: 1, method: 'tools/call', bytes: text.length },
    })
  }
})

it('reads a plain Uint8Array that is a part of a larger buffer', () => {
  const whole = new TextEncoder().encode('xx{"jsonrpc":"2.0","method":"ü"}\nyy')
  expect(readLine(whole.subarray(2, whole.length - 2))).toMatchObject({
    kind: 'message',
    message: { kind: 'notification', method: 'ü', bytes: 32 - 1 },
  })
})

it('reads blank lines as blank', () => {
  for (const text of ['', '\n', '\r\n', ' \t\n', '  '])
    expect(read(text)).toEqual({ kind: 'blank' })
})

it('keeps the digits of big integers, in ids too', () => {
  expect(
    read(
      '{"jsonrpc":"2.0","id":9007199254740993,"method":"x","params":{"n":[-12345678901234567890]}}',
    ),
  ).toMatchObject({
    message: { id: 9007199254740993n, params: { n: [-12345678901234567890n] } },
  })
})

it('keeps a key called __proto__ as it is and pollutes nothing', () => {
  const reading = read(
    '{"jsonrpc":"2.0","id":1,"method":"x","params":{"__proto__":{"name":"evil"},"big":9007199254740993}}',
  )
  if (reading.kind !== 'message' || reading.message.kind !== 'request')
    throw new Error('no request')
  expect(Object.keys(reading.message.params ?? {})).toEqual(['__proto__', 'big'])
  expect(reading.message.params?.name).toBeUndefined()
  expect('name' in {}).toBe(false)
})

it('lets an escaped lone surrogate through', () => {
  expect(read('{"jsonrpc":"2.0","method":"x","params":{"a":"\\ud800"}}').kind).toBe('message')
})

it('reads a batch element by element, with the bytes of each', () => {
  expect(
    read('[{"jsonrpc":"2.0","id":1,"method":"a"}, {"jsonrpc":"2.0","method":"b"}]'),
  ).toMatchObject({
    kind: 'batch',
    messages: [
      { kind: 'request', id: 1, bytes: 37 },
      { kind: 'notification', bytes: 30 },
    ],
  })
})

it('limits the depth as told', () => {
  const nested = (depth: number): string =>
    `{"jsonrpc":"2.0","id":5,"method":"x","params":${'{"a":'.repeat(depth - 1)}1${'}'.repeat(depth - 1)}}`
  expect(read(nested(defaultReadLimits.maxDepth)).kind).toBe('message')
  expect(read(nested(defaultReadLimits.maxDepth + 1))).toMatchObject({ reason: 'too-deep', id: 5 })
  expect(readLine(Buffer.from(nested(4)), { maxDepth: 3 })).toMatchObject({ reason: 'too-deep' })
})

describe('a rejection', () => {
  it('names key and place of a duplicate', () => {
    expect(
      read('{"jsonrpc":"2.0","id":1,"method":"x","params":{"a":{"b":1,"\\u0062":2}}}'),
    ).toEqual({
      kind: 'rejected',
      reason: 'duplicate-key',
      id: 1,
      detail: 'key `b` twice, at `/params/a/b`',
      bytes: 71,
    })
  })

  it('gives no id where the id is what stands twice', () => {
    expect(read('{"jsonrpc":"2.0","id":1,"id":2,"method":"x"}')).toMatchObject({ id: null })
  })

  it('says at which character the text is broken, and quotes nothing of it', () => {
    expect(read('{"jsonrpc":"2.0","id":3,"secret":"hunter2" "b"}')).toMatchObject({
      reason: 'malformed-json',
      id: 3,
      detail: expect.not.stringContaining('hunter2') as string,
    })
  })

  it('bounds the detail and takes out what could hide in it', () => {
    const key = `a\\u0000\\u001b[31m\\u202e\\ud800${'b'.repeat(1000)}`
    const reading = read(`{"jsonrpc":"2.0","id":3,"method":"x","params":{"${key}":1,"${key}":2}}`)
    if (reading.kind !== 'rejected') throw new Error('not rejected')
    expect(reading.detail.length).toBeLessThanOrEqual(200)
    expect(reading.detail).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\ud800]/)
  })
})

it('reads the id from the head of an over-long line', () => {
  expect(readHead(Buffer.from('{"jsonrpc":"2.0","id":"a","params":{"x":"aaaa'))).toBe('a')
  expect(readHead(Buffer.from('{"jsonrpc":"2.0","params":{"x":"aaaa'))).toBeNull()
})

describe('stays linear on', () => {
  const size = 4_000_000
  const lines: [string, string][] = [
    ['backslashes', `{"a":"${'\\\\'.repeat(size / 2)}"}`],
    ['escaped quotes', `{"a":"${'\\"'.repeat(size / 2)}"}`],
    ['an open string of backslashes', `{"a":"${'\\'.repeat(size)}`],
    ['open brackets', '['.repeat(size)],
    ['open objects', '{"a":'.repeat(size / 5)],
    ['digits', `{"a":${'9'.repeat(size)}}`],
    ['big integers', `{"a":[${'98765432109876543210,'.repeat(size / 21)}1]}`],
    [
      'keys, the last twice',
      `{${Array.from({ length: 300_000 }, (_, n) => `"${n}":0,`).join('')}"7":1}`,
    ],
    ['quotes', '"'.repeat(size)],
    ['ids', `{${'"id":1,'.repeat(size / 7)}`],
    ['white space', `{${' '.repeat(size)}`],
    ['commas', `{${','.repeat(size)}`],
    ['a long key twice', `{"${'k'.repeat(size / 4)}":1,"${'k'.repeat(size / 4)}":2}`],
  ]
  it.each(lines)('%s', (_, line) => {
    expect(read(line).kind).toBe('rejected')
  })
})

const runs = Number(process.env.MCIP_FUZZ_RUNS ?? 20_000)
const fuzzTimeoutMs = Math.max(120_000, runs)

const names = fc.constantFrom('a', 'id', 'Id', 'name', 'params', '__proto__', 'ü', '', 'k"', 'b\\')
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(
    '9007199254740991',
    '9007199254740992',
    '-12345678901234567890',
    '1e400',
    '1.0',
    '-0',
  ),
)

/** JSON text of any value, with duplicate keys now and then. */
const { value: jsonText } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'json' },
    numbers.map(String),
    fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
    fc.constantFrom('true', 'false', 'null', '"\\ud800"', '"\\u0041"', '{}', '[]'),
    tie('object'),
    fc
      .array(tie('value'), { maxLength: 4, depthIdentifier: 'json' })
      .map((all) => `[${all.join()}]`),
  ),
  object: fc
    .array(fc.tuple(names, tie('value')), { maxLength: 4, depthIdentifier: 'json' })
    .map((all) => `{${all.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join()}}`),
}))

const id = fc.oneof(numbers.map(String), fc.constantFrom('"a"', 'null', '1', '0'))
const messageText = fc
  .tuple(id, jsonText, fc.constantFrom('request', 'notification', 'result', 'error', 'odd'))
  .map(([idText, value, kind]) => {
    const bodies = {
      request: `"id":${idText},"method":"tools/call","params":{"name":"a","arguments":${value}}`,
      notification: `"method":"notifications/message","params":{"level":"info","data":${value}}`,
      result: `"id":${idText},"result":${value}`,
      error: `"id":${idText},"error":{"code":-1,"message":"m","data":${value}}`,
      odd: `"x":${value}`,
    }
    return `{"jsonrpc":"2.0",${bodies[kind]}}`
  })
const lineText = fc.oneof(
  { weight: 8, arbitrary: messageText },
  {
    weight: 1,
    arbitrary: fc.array(messageText, { maxLength: 3 }).map((all) => `[ ${all.join(' ,')} ]`),
  },
  { weight: 1, arbitrary: jsonText },
)

const mutation = fc.record({
  where: fc.nat(),
  length: fc.nat({ max: 8 }),
  how: fc.constantFrom('cut', 'repeat', 'put'),
  byte: fc.oneof(
    fc.constantFrom(...Buffer.from('{}[]",:\\ \t\r\n0-1eEu\u0000')),
    fc.nat({ max: 255 }),
  ),
})

function mutate(
  bytes: Buffer,
  mutations: readonly (typeof mutation extends fc.Arbitrary<infer M> ? M : never)[],
): Buffer {
  let current = bytes
  for (const { where, length, how, byte } of mutations) {
    const from = where % (current.length + 1)
    const to = Math.min(current.length, from + length)
    const middle =
      how === 'cut' ? Buffer.alloc(0) : how === 'put' ? Buffer.of(byte) : current.subarray(from, to)
    const rest = how === 'cut' ? to : from
    current = Buffer.concat([current.subarray(0, from), middle, current.subarray(rest)])
  }
  return current
}

it('accepts exactly what a slow reader of the same bytes takes for one clear message', {
  timeout: fuzzTimeoutMs,
}, () => {
  const kinds = new Map<string, number>()
  fc.assert(
    fc.property(lineText, fc.array(mutation, { maxLength: 3 }), (text, mutations) => {
      const bytes = mutate(Buffer.from(text), mutations)
      const reading = readLine(bytes)
      const kind = reading.kind === 'rejected' ? reading.reason : reading.kind
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      if (kind === 'blank') return
      if (kind === 'invalid-utf8') {
        expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
        return
      }
      const line = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
        .decode(bytes)
        .replace(/\r?\n$/, '')
      if (reading.kind === 'rejected' && reading.reason === 'malformed-json') {
        if (!line.includes('\r')) expect(() => oracle(line)).toThrow(SyntaxError)
        return
      }
      const answer = oracle(line)
      expect(kind === 'duplicate-key').toBe(answer.hasDuplicate)
      if (reading.kind === 'rejected') {
        expect(reading.detail.length).toBeLessThanOrEqual(200)
        return
      }
      expect(answer.depth).toBeLessThanOrEqual(defaultReadLimits.maxDepth)
      if (reading.kind === 'blank') return
      const value =
        reading.kind === 'batch'
          ? reading.messages.map((message) => message.value)
          : reading.message.value
      expect(isDeepStrictEqual(value, answer.value)).toBe(true)
    }),
    { numRuns: runs },
  )
  // The generator must reach every way through, or the property says little.
  for (const kind of [
    'message',
    'batch',
    'malformed-json',
    'duplicate-key',
    'invalid-utf8',
    'not-json-rpc',
    'case-variant-key',
  ]) {
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0)
  }
})

it('survives any bytes', { timeout: fuzzTimeoutMs }, () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      readHead(bytes)
      expect(['blank', 'rejected']).toContain(readLine(bytes).kind)
    }),
    { numRuns: runs },
  )
})
