import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Reading, RequestId } from '../../src/mcp/message.ts'
import { readHead, readLine } from '../../src/mcp/read.ts'
import { type HostileLine, lineOf } from './mcp/hostile-line.ts'

const file = new URL('./mcp/hostile-lines.yaml', import.meta.url)
const cases = parse(readFileSync(file, 'utf8')) as readonly HostileLine[]

function idOf(reading: Reading): RequestId | null | undefined {
  if (reading.kind === 'rejected') return reading.id
  if (reading.kind === 'message' && 'id' in reading.message) return reading.message.id
  return undefined
}

describe('reads hostile lines as documented:', () => {
  it.each(cases.map((each) => [each.title, each] as const))('%s', (_, each) => {
    const reading = readLine(lineOf(each))
    const { kind, reason, id, idText } = each.reading
    expect(reading).toMatchObject(reason === undefined ? { kind } : { kind, reason })
    const expected = idText === undefined ? id : BigInt(idText)
    if (kind === 'rejected') expect(idOf(reading)).toBe(expected ?? null)
    else if (expected !== undefined) expect(idOf(reading)).toBe(expected)
    if (reading.kind === 'rejected') {
      expect(reading.detail).toMatch(/^\P{C}{1,200}$/u)
      expect(reading.bytes).toBe(lineOf(each).length)
    }
  })

  it('never reads another id from the head than from the whole line', () => {
    for (const each of cases) {
      const head = readHead(lineOf(each).subarray(0, 64 * 1024))
      const whole = idOf(readLine(lineOf(each)))
      if (head !== null && whole !== undefined && whole !== null) expect(head).toBe(whole)
    }
  })
})

it('has every reason for a rejection, and at least 45 lines', () => {
  expect(cases.length).toBeGreaterThanOrEqual(45)
  expect(new Set(cases.map((each) => each.title)).size).toBe(cases.length)
  expect(new Set(cases.flatMap((each) => each.reading.reason ?? []))).toEqual(
    new Set([
      'malformed-json',
      'invalid-utf8',
      'duplicate-key',
      'case-variant-key',
      'too-deep',
      'not-json-rpc',
    ]),
  )
})
