import { describe, expect, it } from 'vitest'
import { evidencePath, evidenceText } from '../../../../src/audit/report/evidence-text.ts'
import { readMciTrajectory } from '../../../../src/log/read-mci-trajectory.ts'
import { mciLine } from '../../log/mci-line.ts'
import { chat } from './made.ts'

const mci = { kind: 'mci', format: 'mci', trajectory: readMciTrajectory(mciLine()) } as const

describe('evidenceText', () => {
  it.each([
    [1, '/tool_calls/0/function/arguments', '{"to":"eve@example.com"}'],
    [1, '/tool_calls/0/function/arguments/to', 'eve@example.com'],
    [0, '/content', 'write to bob'],
    [2, '/content/sent/0', 'true'],
    [0, '/tools/0/function', 'Sends a letter'],
    [0, '/tools/0/function/name', 'send'],
    [0, '/tools/0/function/parameters/properties/to/description', 'who gets it'],
  ])('message %i, %s of a dialogue', (message, pointer, text) => {
    expect(evidenceText(chat, { message, pointer })).toBe(text)
  })

  it('gives nothing where nothing stands', () => {
    for (const pointer of ['', '/contents', '/content/x', '/tool_calls/9/function/arguments']) {
      expect(evidenceText(chat, { message: 0, pointer })).toBeUndefined()
    }
    expect(evidenceText(chat, { message: 99, pointer: '/content' })).toBeUndefined()
    expect(evidenceText(mci, { message: 99, pointer: '/text' })).toBeUndefined()
  })

  it('finds the content of a flow, from the flow and from its message', () => {
    expect(evidenceText(mci, { message: 0, pointer: '/text' })).toBe('hello')
    expect(evidenceText(mci, { message: 0, pointer: '/params/arguments/text' })).toBe('hello')
  })

  it('shows the surroundings of a span in a long text, and never more than a piece', () => {
    const text = `${'a'.repeat(500)}NEEDLE${'b'.repeat(500)}`
    const long = {
      ...chat,
      messages: [{ role: 'user', text, pointer: '/content', calls: [] }],
    } as const
    const found = evidenceText(long, { message: 0, pointer: '/content', span: [500, 506] })
    expect(found).toBe(`…${'a'.repeat(40)}NEEDLE${'b'.repeat(40)}…`)
    expect(evidenceText(long, { message: 0, pointer: '/content', span: [0, 1006] })).toHaveLength(
      161,
    )
  })
})

it('evidencePath is a pointer from the record', () => {
  expect(evidencePath(chat, { message: 3, pointer: '/content' })).toBe('/messages/3/content')
  expect(evidencePath(chat, { message: 0, pointer: '/tools/1/function' })).toBe('/tools/1/function')
  expect(evidencePath(mci, { message: 3, pointer: '/result' })).toBe('/flows/3/result')
})
