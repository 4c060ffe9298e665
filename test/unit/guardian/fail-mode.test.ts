import { describe, expect, it } from 'vitest'
import {
  decisionOfFault,
  failModes,
  unavailable,
  unlogged,
  unremembered,
} from '../../../src/guardian/fail-mode.ts'
import type { JudgeInput } from '../../../src/guardian/judge.ts'
import { defineTool } from '../../../src/trajectory/define-tool.ts'
import { callOf, notificationOf, requestOf, resultOf } from '../../message.ts'
import { inputOf } from './judge-input.ts'

const read = inputOf(callOf('read_file'))
const write = inputOf(callOf('write_file'))

describe('decisionOfFault', () => {
  it('blocks what may change something and lets reads go on, by default', () => {
    expect(decisionOfFault(write, 'closed-for-changes')).toBe('block')
    expect(decisionOfFault(read, 'closed-for-changes')).toBe('allow')
    expect(decisionOfFault(inputOf(requestOf('tools/list')), 'closed-for-changes')).toBe('allow')
  })

  it('blocks everything when closed, and nothing when open', () => {
    for (const input of [read, write, inputOf(notificationOf('x'))]) {
      expect(decisionOfFault(input, 'closed')).toBe('block')
      expect(decisionOfFault(input, 'open')).toBe('allow')
    }
  })

  it('asks the definition of the called tool', () => {
    const definition = defineTool(
      { name: 'read_file', annotations: { destructiveHint: true } },
      (text) => text,
    )
    const input = {
      ...read,
      tool: (name: string) => (name === 'read_file' ? definition : undefined),
    }
    expect(decisionOfFault(input, 'closed-for-changes')).toBe('block')
  })

  it('blocks a call without an id like any other', () => {
    const write = inputOf(notificationOf('tools/call', { name: 'write_file' }))
    const read = inputOf(notificationOf('tools/call', { name: 'read_file' }))
    expect(decisionOfFault(write, 'closed-for-changes')).toBe('block')
    expect(decisionOfFault(read, 'closed-for-changes')).toBe('allow')
  })

  it('blocks a call without a readable name', () => {
    const input = inputOf(requestOf('tools/call', { name: ['read_file'] }))
    expect(decisionOfFault(input, 'closed-for-changes')).toBe('block')
  })
})

describe('the finding of a fault', () => {
  it('blocks what a server says about itself and lets results of calls go on, by default', () => {
    const definition = defineTool({ name: 'add' }, (text) => text)
    const listed = [{ definition, pointer: '/result/tools/0' }]
    const of = (method: string, more: Partial<JudgeInput> = {}): JudgeInput =>
      inputOf(resultOf({}), { from: 'server', answers: requestOf(method), ...more })
    for (const input of [
      of('tools/list', { listed }),
      of('resources/read', { listed }),
      of('initialize'),
      of('server/discover'),
    ]) {
      expect(unavailable('rules', input, 'closed-for-changes').decision).toBe('block')
      expect(unavailable('rules', input, 'open').decision).toBe('allow')
      expect(unlogged(input, 'closed-for-changes').decision).toBe('allow')
    }
    for (const input of [of('tools/call'), inputOf(requestOf('initialize'))]) {
      expect(unavailable('rules', input, 'closed-for-changes').decision).toBe('allow')
    }
  })

  it('blocks a list that cannot be compared with what was seen, but in fail mode open', () => {
    const definition = defineTool({ name: 'add' }, (text) => text)
    const list = inputOf(resultOf({}), {
      from: 'server',
      answers: requestOf('tools/list'),
      listed: [{ definition, pointer: '/result/tools/0' }],
    })
    const introduction = inputOf(resultOf({}), {
      from: 'server',
      answers: requestOf('initialize'),
    })
    const decisions = (input: JudgeInput) =>
      failModes.map((mode) => unremembered(input, mode).decision)
    expect(failModes).toEqual(['closed-for-changes', 'closed', 'open'])
    expect(decisions(list)).toEqual(['block', 'block', 'allow'])
    expect(decisions(write)).toEqual(['block', 'block', 'allow'])
    expect(decisions(read)).toEqual(['allow', 'block', 'allow'])
    expect(decisions(introduction)).toEqual(['allow', 'block', 'allow'])
    expect(unremembered(list, 'closed').text).toBe(
      'What is remembered of the server cannot be read, so its tools cannot be compared with those seen first; the fail mode is `closed`.',
    )
  })

  it('names the judge, the fail mode and no risk', () => {
    for (const mode of failModes) {
      expect(unavailable('llm', write, mode)).toMatchObject({
        risk: null,
        code: 'judge-unavailable',
        judge: 'llm',
        decision: decisionOfFault(write, mode),
        text: `The judge \`llm\` could not answer; the fail mode is \`${mode}\`.`,
        evidence: [],
      })
    }
  })

  it('says when it is the log that is at fault', () => {
    const finding = unlogged(write, 'closed-for-changes')
    expect([finding.decision, finding.text]).toEqual([
      'block',
      'The flow log cannot be written; the fail mode is `closed-for-changes`.',
    ])
  })
})
