import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../../../src/config/config.ts'
import { parseConfig } from '../../../src/config/parse-config.ts'

const parse = (value: unknown) => parseConfig(value, 'mcip.yaml')
const reasonOf = (value: unknown): string => {
  try {
    parse(value)
  } catch (fault) {
    return String((fault as Error).message)
  }
  return 'accepted'
}

describe('parseConfig', () => {
  it('gives the defaults where nothing is said', () => {
    for (const value of [undefined, null, {}, { log: null }, { log: {} }]) {
      expect(parse(value)).toEqual(defaultConfig)
    }
  })

  it('takes every key', () => {
    const value = {
      mode: 'ask',
      failMode: 'closed',
      askIn: 'host',
      judges: 'rules,classifier',
      log: { path: '/l.db', content: 'shape', retentionDays: 7, retentionBytes: 1_000 },
      maxMessageBytes: 5_000,
    }
    expect(parse(value)).toEqual(value)
  })

  it('leaves the defaults beside what is said', () => {
    expect(parse({ log: { retentionDays: 7 } }).log).toEqual({
      ...defaultConfig.log,
      retentionDays: 7,
    })
  })

  it('names an unknown key, where it stands and what is known', () => {
    expect(reasonOf({ Mode: 'ask' })).toBe(
      'configuration `mcip.yaml`: unknown key `Mode`; known: mode, failMode, askIn, judges, model, log, maxMessageBytes',
    )
    expect(reasonOf({ log: { file: 'x' } })).toContain('unknown key `log.file`; known: path')
    expect(reasonOf(JSON.parse('{"__proto__": {"mode": "observe"}}'))).toContain('`__proto__`')
    expect(reasonOf({ ['x'.repeat(10_000)]: 1 }).length).toBeLessThan(200)
  })

  it('names a value that is none of the allowed ones', () => {
    for (const mode of ['Observe', '', null, 1, ['observe'], 'toString']) {
      expect(reasonOf({ mode })).toContain('`mode` must be one of observe, ask, enforce')
    }
    expect(reasonOf({ failMode: 'opne' })).toContain('closed-for-changes, closed, open')
    expect(reasonOf({ log: { content: 'none' } })).toContain('`log.content` must be one of full')
  })

  it('takes whole numbers above 0 only', () => {
    for (const number of [
      0,
      -1,
      1.5,
      '7',
      null,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 60,
      true,
    ]) {
      expect(reasonOf({ log: { retentionDays: number } })).toContain(
        '`log.retentionDays` must be a whole',
      )
      expect(reasonOf({ log: { retentionBytes: number } })).toContain(
        '`log.retentionBytes` must be',
      )
      expect(reasonOf({ maxMessageBytes: number })).toContain('`maxMessageBytes` must be a whole')
    }
  })

  it('takes no message that would not fit into a string', () => {
    expect(parse({ maxMessageBytes: 256 * 1024 ** 2 }).maxMessageBytes).toBe(268_435_456)
    expect(reasonOf({ maxMessageBytes: 256 * 1024 ** 2 + 1 })).toContain('at most 268435456')
  })

  it('takes a path that is text only', () => {
    for (const model of ['', 7, null]) {
      expect(reasonOf({ model })).toContain('`model` must be a path')
    }
    for (const path of ['', 7, null, ['/a']]) {
      expect(reasonOf({ log: { path } })).toContain('`log.path` must be a path')
    }
  })

  it('takes mappings only where mappings belong', () => {
    for (const value of ['mode: ask', 7, true, [], ['mode']]) {
      expect(reasonOf(value)).toContain('the file is no mapping')
      expect(reasonOf({ log: value })).toContain('`log` is no mapping')
    }
  })
})
