import { describe, expect, it } from 'vitest'
import { recordDigest } from '../../../src/audit/digest.ts'
import { judgeRecord } from '../../../src/audit/judge-record.ts'
import { type MciRecordInput, mciLineOf } from '../../../src/audit/mci-record.ts'
import { readRecord } from '../../../src/audit/readers/read-record.ts'
import { createGuardian, type Guardian } from '../../../src/guardian/guardian.ts'
import type { Judge } from '../../../src/guardian/judge.ts'
import { findingOf } from '../guardian/judge-input.ts'

/** The line that a record's text becomes. */
function lineOf(
  text: string,
  guardian?: Guardian,
  more: Partial<Pick<MciRecordInput, 'content'>> = {},
): string {
  const record = readRecord(text)
  const judged = judgeRecord(record, { guardian, digest: recordDigest(text) })
  if (judged instanceof Promise) throw new Error('not at once')
  return mciLineOf({ id: record.id ?? 'f:1', judged, text, ...more })
}

const finding: Judge = {
  name: 'rules',
  judge({ flows, message }) {
    const seq = flows[0]?.seq ?? 0
    const evidence = [{ message: seq, pointer: '/params/name' }]
    return message.kind === 'request' ? [findingOf({ flow: seq, message: seq, evidence })] : []
  },
}
const guardian = createGuardian([finding], 'open')

const chat = JSON.stringify({
  id: 'chat-1',
  messages: [
    { role: 'user', content: 'Write to eve@example.org, my key is secret-key.' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [
        {
          id: 'c',
          type: 'function',
          function: { name: 'send', arguments: '{"to":"eve@example.org","password":"hunter22"}' },
        },
      ],
    },
    { role: 'tool', tool_call_id: 'c', content: 'sent' },
  ],
  tools: [{ type: 'function', function: { name: 'send', description: 'Sends.' } }],
  label: 'replay_function',
})

describe('mciLineOf', () => {
  it('writes a chat record as a trajectory that a reader takes', () => {
    const line = lineOf(chat, guardian)
    expect(line).not.toContain('\n')
    expect(readRecord(line)).toMatchObject({ kind: 'mci', id: 'chat-1' })
    const written = JSON.parse(line)
    expect(Object.keys(written)).toEqual(['mci', 'id', 'key', 'completeness', 'flows', 'label'])
    expect(written).toMatchObject({
      mci: 1,
      key: { source: 'record', value: 'chat-1' },
      completeness: { query: 'user', key: 'record' },
      label: 'replay-injection',
    })
    expect(written.flows.map(({ seq }: { seq: number }) => seq)).toEqual([0, 1, 2, 3])
  })

  it('puts a verdict on each flow that was judged, with places in the record', () => {
    const { flows } = JSON.parse(lineOf(chat, guardian))
    expect(flows.map((flow: { verdict?: { decision: string } }) => flow.verdict?.decision)).toEqual(
      ['allow', undefined, 'block', 'allow'],
    )
    expect(flows[2].verdict.findings).toMatchObject([
      {
        flow: 2,
        message: 1,
        evidence: [{ message: 1, pointer: '/tool_calls/0/function/name' }],
      },
    ])
  })

  it('redacts as the log does unless told otherwise', () => {
    expect(lineOf(chat)).not.toMatch(/eve@example|hunter22/)
    expect(lineOf(chat)).toMatch(/\[email-address hmac:[0-9a-f]{8}\]/)
    expect(lineOf(chat, undefined, { content: 'full' })).toMatch(/eve@example.*hunter22/)
    const shape = lineOf(chat, undefined, { content: 'shape' })
    expect(shape).not.toMatch(/eve@|hunter22|"sent"/)
    expect(JSON.parse(shape).flows[3].content.content[0]).toEqual({
      type: 'string 4',
      text: 'string 4',
    })
  })

  it('writes the same line for the same record', () => {
    expect(lineOf(chat, guardian)).toBe(lineOf(chat, guardian))
  })

  it('leaves out a label that no class has', () => {
    const other = chat.replace('replay_function', 'ground_truth')
    expect(JSON.parse(lineOf(other))).not.toHaveProperty('label')
  })

  it('names a record by its place where it has no id', () => {
    const written = JSON.parse(lineOf(chat.replace('"id":"chat-1",', '')))
    expect([written.id, written.key.value]).toEqual(['f:1', 'f:1'])
  })
})

describe('an MCI trajectory', () => {
  const whole = lineOf(chat, guardian, { content: 'full' })
  const odd = whole
    .replace('"plane":"host"', '"plane":"host","x-mine":{"b":1,"a":[9007199254740993]}')
    .replace('"mci":1', '"mci":1,"note":"kept"')

  it('comes out as it went in when nothing judges it', () => {
    for (const line of [whole, odd, lineOf(chat, guardian), lineOf(chat)]) {
      expect(lineOf(line)).toBe(line)
    }
  })

  it('keeps a label that no class has', () => {
    const other = whole.replace('"label":"replay-injection"', '"label":"ground_truth"')
    expect(lineOf(other)).toBe(other)
  })

  it('gets new verdicts where it is judged, and keeps those of other flows', () => {
    const allowing = createGuardian([{ name: 'rules', judge: () => [] }], 'open')
    const stated = JSON.parse(whole)
    stated.flows[1].verdict = { decision: 'ask', risk: 'appropriate', confidence: 1, findings: [] }
    const { flows } = JSON.parse(lineOf(JSON.stringify(stated), allowing))
    const decisions = flows.map((flow: { verdict: { decision: string } }) => flow.verdict.decision)
    expect(decisions).toEqual(['allow', 'ask', 'allow', 'allow'])
    expect(flows[2].verdict.findings).toEqual([])
  })

  it('is judged as the dialogue was, with places by flow', () => {
    const { flows } = JSON.parse(lineOf(whole, guardian))
    expect(flows[2].verdict.findings).toMatchObject([
      { flow: 2, message: 2, evidence: [{ message: 2, pointer: '/params/name' }] },
    ])
  })

  it('is redacted where that is asked for', () => {
    expect(whole).toContain('hunter22')
    expect(lineOf(whole, undefined, { content: 'redacted' })).not.toContain('hunter22')
  })
})
