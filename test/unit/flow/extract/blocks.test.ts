import { describe, expect, it } from 'vitest'
import { replaceBlocks, replaceInMessages } from '../../../../src/flow/extract/blocks.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'

const upper = ({ text }: JsonObject) => (text === 'a' ? { text: 'A' } : undefined)

describe('replaceBlocks', () => {
  it('replaces one block, or those of a list', () => {
    expect(replaceBlocks({ text: 'a' }, upper)).toEqual({ text: 'A' })
    const list = [{ text: 'b' }, null, 7, { text: 'a' }]
    expect(replaceBlocks(list, upper)).toEqual([{ text: 'b' }, null, 7, { text: 'A' }])
    expect(list[3]).toEqual({ text: 'a' })
  })

  it('gives the same value where nothing is replaced', () => {
    for (const content of [{ text: 'b' }, [{ text: 'b' }], [], 'a', 7, null, undefined]) {
      expect(replaceBlocks(content, upper)).toBe(content)
    }
  })
})

describe('replaceInMessages', () => {
  it('replaces blocks in each message and leaves the others as they are', () => {
    const same = { role: 'user', content: { text: 'b' } }
    const messages = [same, { role: 'user', content: [{ text: 'a' }] }]
    const replaced = replaceInMessages(messages, upper)
    expect(replaced).toEqual([same, { role: 'user', content: [{ text: 'A' }] }])
    expect((replaced as readonly unknown[])[0]).toBe(same)
  })

  it('survives messages that are none', () => {
    for (const messages of [undefined, null, 'a', [null, 7, 'a', {}, { content: null }]]) {
      expect(replaceInMessages(messages, upper)).toBe(messages)
    }
  })
})
