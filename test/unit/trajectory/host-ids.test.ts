import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/mcp/json.ts'
import { hostId } from '../../../src/trajectory/host-ids.ts'
import { isWellFormed } from '../../../src/trajectory/identity.ts'

const idOf = (meta: JsonObject | undefined, environment = {}) =>
  hostId(meta, environment, isWellFormed)

describe('hostId', () => {
  it('knows the ids of hosts, each under the name of its host', () => {
    expect(idOf({ 'vscode.conversationId': 'a', 'vscode.requestId': 'r' })).toEqual({
      host: 'vscode',
      id: 'a',
    })
    expect(idOf({ 'openai/session': 'v1/x' })).toEqual({ host: 'openai', id: 'v1/x' })
    expect(idOf({ 'ai.opencode/sessionID': 'ses_1' })).toEqual({ host: 'opencode', id: 'ses_1' })
    expect(idOf({ threadId: 't' })).toEqual({ host: 'codex', id: 't' })
    expect(idOf(undefined, { CLAUDE_CODE_SESSION_ID: 'c' })).toEqual({
      host: 'claude-code',
      id: 'c',
    })
  })

  it('keeps the threads of one Codex session together', () => {
    const turn = { session_id: 's', thread_id: 't', turn_id: 'u' }
    const session = { host: 'codex', id: 's' }
    expect(idOf({ threadId: 't', 'x-codex-turn-metadata': turn })).toEqual(session)
    expect(idOf({ 'x-codex-turn-metadata': JSON.stringify(turn) })).toEqual(session)
    expect(idOf({ 'x-codex-turn-metadata': { thread_id: 't' } })).toEqual({
      host: 'codex',
      id: 't',
    })
  })

  it('takes no id of one call or one turn for a trajectory', () => {
    expect(
      idOf({ 'claudecode/toolUseId': 'toolu_1', 'vscode.requestId': 'r', progressToken: 'p' }),
    ).toBeUndefined()
  })

  it('reads no header that is broken, long or no object', () => {
    for (const header of ['{', '[]', 'null', '"s"', `{"session_id":"${'x'.repeat(5_000)}"}`]) {
      expect(idOf({ 'x-codex-turn-metadata': header })).toBeUndefined()
    }
  })
})
