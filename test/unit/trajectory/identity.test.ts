import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src/mcp/json.ts'
import {
  isWellFormed,
  type KeySources,
  namesTrajectory,
  trajectoryKey,
} from '../../../src/trajectory/identity.ts'

const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

/** Every source has a key; `more` takes some away. */
const keyOf = (more: Partial<KeySources> = {}) =>
  trajectoryKey({
    meta: {
      'dev.mcip/context': { trajectory: 'task-1' },
      'vscode.conversationId': 'talk-1',
      traceparent: trace,
    },
    hook: 'hook-1',
    mcpSession: 'session-1',
    environment: { MCIP_TRAJECTORY: 'run-7' },
    hostProcess: 'claude:4711:9f3a-88#1',
    connection: 'c1',
    ...more,
  })

const bare = { meta: undefined, hook: undefined, mcpSession: undefined } as const

describe('the ladder', () => {
  it('takes the strongest source that there is', () => {
    expect(keyOf()).toEqual({ source: 'mcip', value: 'task-1' })
    const meta = { 'vscode.conversationId': 'talk-1', traceparent: trace }
    expect(keyOf({ meta })).toEqual({ source: 'host', value: 'vscode:talk-1' })
    expect(keyOf({ meta: { traceparent: trace } })).toEqual({ source: 'hook', value: 'hook-1' })
    expect(keyOf({ meta: { traceparent: trace }, hook: undefined })).toEqual({
      source: 'traceparent',
      value: '0af7651916cd43dd8448eb211c80319c',
    })
    expect(keyOf({ ...bare, mcpSession: 'session-1' })).toEqual({
      source: 'mcp-session',
      value: 'session-1',
    })
    expect(keyOf(bare)).toEqual({ source: 'environment', value: 'run-7' })
    expect(keyOf({ ...bare, environment: {} })).toEqual({
      source: 'host-process',
      value: 'claude:4711:9f3a-88#1',
    })
    expect(keyOf({ ...bare, environment: {}, hostProcess: undefined })).toEqual({
      source: 'process',
      value: 'c1',
    })
  })

  it('takes what the host says of itself to the servers that it starts before a hook', () => {
    expect(keyOf({ meta: {}, environment: { CLAUDE_CODE_SESSION_ID: 'cc-1' } })).toEqual({
      source: 'host',
      value: 'claude-code:cc-1',
    })
  })

  it('falls through to the next step where a value is no key', () => {
    const hostile: readonly JsonValue[] = [
      '',
      ' ',
      'a b',
      'a\nb',
      '\u001b[31m',
      'é',
      '$(x)',
      '../../etc/passwd',
      'a/../b',
      '-rf',
      '/etc',
      '\u202eabc',
      'a\u0000',
      'x'.repeat(129),
      'x'.repeat(1_000_000),
      7,
      null,
      [],
      {},
    ]
    for (const value of hostile) {
      expect(isWellFormed(value)).toBe(false)
      const meta = {
        'dev.mcip/context': { trajectory: value },
        'vscode.conversationId': value,
        'openai/session': value,
        'x-codex-turn-metadata': { session_id: value },
        threadId: value,
        'ai.opencode/sessionID': value,
        traceparent: value,
      }
      expect(namesTrajectory(meta)).toBe(false)
      expect(keyOf({ ...bare, meta })).toEqual({ source: 'environment', value: 'run-7' })
      if (typeof value === 'string') {
        const environment = { MCIP_TRAJECTORY: value, CLAUDE_CODE_SESSION_ID: value }
        expect(keyOf({ ...bare, meta, environment }).source).toBe('host-process')
      }
    }
  })

  it('reads nothing from what is no object', () => {
    for (const meta of [null, 7, 'x', [], ['dev.mcip/context']]) {
      expect(namesTrajectory(meta)).toBe(false)
      expect(keyOf({ ...bare, meta }).source).toBe('environment')
    }
    expect(keyOf({ ...bare, meta: { 'dev.mcip/context': 'task-1' } }).source).toBe('environment')
  })

  it('knows a trace by its id, and takes none that the standard calls invalid', () => {
    const sourceOf = (traceparent: JsonValue) => keyOf({ ...bare, meta: { traceparent } }).source
    expect(sourceOf(`${trace}-later-version`)).toBe('traceparent')
    for (const invalid of [
      trace.replace(/^00/, 'ff'),
      trace.replace(/0af[0-9a-f]+/, '0'.repeat(32)),
      trace.replace('b7ad6b7169203331', '0'.repeat(16)),
      trace.toUpperCase(),
      trace.slice(1),
      `${trace}-${'x'.repeat(300)}`,
    ]) {
      expect(sourceOf(invalid)).toBe('environment')
    }
  })

  it('takes ids in the forms that are in use', () => {
    for (const value of ['run-7', 'a.b:c@d/e', 'v1/abc+de==', 'ses_4f', 'x'.repeat(128), '0']) {
      expect(isWellFormed(value)).toBe(true)
    }
  })
})
