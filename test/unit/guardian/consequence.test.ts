import { describe, expect, it } from 'vitest'
import { changesSomething } from '../../../src/guardian/consequence.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { defineTool } from '../../../src/trajectory/define-tool.ts'
import { callOf, notificationOf, requestOf, resultOf } from '../../message.ts'

const changes = (name: string) => changesSomething(callOf(name), undefined)
const annotated = (name: string, annotations: JsonValue) =>
  changesSomething(
    callOf(name),
    defineTool({ name, annotations }, (text) => text),
  )

describe('changesSomething', () => {
  it('does not hold for tools that are known to read', () => {
    const names =
      'read_file list_directory get-user getWeather searchWeb API-get-user browse_docs lookup_icd_code describe_branch ServerController_status check_balance git_diff'
    for (const name of names.split(' ')) expect([name, changes(name)]).toEqual([name, false])
  })

  it('holds for tools that change something, also where a word of reading stands in the name', () => {
    const names =
      'write_file delete_list markAsRead twist_threads_mark_read broadcastCampaignToList indexing-suspend-search-index manage_task_status find_and_replace check_and_authenticate toggle_status resolve_pull_request_conversation convert_draft_to_issue search_and_download get_or_create_user'
    for (const name of names.split(' ')) expect([name, changes(name)]).toEqual([name, true])
  })

  it('holds for tools that run what they are given', () => {
    for (const name of ['d1_query', 'query', 'run_query', 'execute_sql', 'shell', 'python_repl']) {
      expect([name, changes(name)]).toEqual([name, true])
    }
  })

  it('holds for tools that nothing is known of', () => {
    for (const name of ['', 'weather', 'x', '7', '---', '__proto__', 'constructor']) {
      expect([name, changes(name)]).toEqual([name, true])
    }
  })

  it('holds for names that hide what they say', () => {
    const names = [
      'get_d\u200belete',
      'get_dеlete',
      'get_\u524a\u9664',
      'get_\u0000x',
      `get_${'x'.repeat(300)}_delete`,
      'read\nfile',
    ]
    for (const name of names) expect([name, changes(name)]).toEqual([name, true])
  })

  it('holds for a call without a name, or with one that is no text', () => {
    for (const params of [undefined, {}, { name: 7 }, { name: ['read_file'] }]) {
      expect(changesSomething(requestOf('tools/call', params), undefined)).toBe(true)
    }
  })

  it('takes annotations for stricter, never for milder', () => {
    expect(annotated('read_file', { readOnlyHint: false })).toBe(true)
    expect(annotated('read_file', { destructiveHint: true })).toBe(true)
    expect(annotated('read_file', { readOnlyHint: true })).toBe(false)
    expect(annotated('delete_file', { readOnlyHint: true, destructiveHint: false })).toBe(true)
    for (const odd of [null, 7, 'x', [], { readOnlyHint: 'false' }]) {
      expect(annotated('read_file', odd)).toBe(false)
    }
  })

  it('holds for a call without an id as for any other', () => {
    expect(changesSomething(notificationOf('tools/call', { name: 'x' }), undefined)).toBe(true)
    expect(changesSomething(notificationOf('tools/call', { name: 'get_x' }), undefined)).toBe(false)
  })

  it('does not hold for messages that are no call', () => {
    expect(changesSomething(requestOf('tools/list'), undefined)).toBe(false)
    expect(changesSomething(resultOf({}), undefined)).toBe(false)
  })
})
