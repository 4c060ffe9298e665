import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openReplies } from '../../../src/cli/bench-replies.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-replies-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('openReplies', () => {
  it('keeps replies from one run to the next, also behind a line that was cut off', () => {
    const file = join(folder, 'kept.jsonl')
    openReplies(file).put('q1', 'one\ntwo')
    appendFileSync(file, 'null\n{"question":"q2","rep')
    const again = openReplies(file)
    again.put('q3', 'three')
    const last = openReplies(file)
    expect([last.get('q1'), last.get('q2'), last.get('q3')]).toEqual([
      'one\ntwo',
      undefined,
      'three',
    ])
  })

  it('names a place where nothing can be kept', () => {
    const replies = openReplies(join(folder, 'none', 'kept.jsonl'))
    expect(() => replies.put('q', 'r')).toThrow('cannot write')
  })
})
