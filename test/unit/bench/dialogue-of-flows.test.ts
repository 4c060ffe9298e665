import { describe, expect, it } from 'vitest'
import { recordDigest } from '../../../src/audit/digest.ts'
import { judgeRecord } from '../../../src/audit/judge-record.ts'
import { mciLineOf } from '../../../src/audit/mci-record.ts'
import { readRecord } from '../../../src/audit/readers/read-record.ts'
import { writeDialogue } from '../../../src/bench/bench-case.ts'
import type { Dialogue } from '../../../src/bench/dialogue.ts'
import { dialogueOfFlows } from '../../../src/bench/dialogue-of-flows.ts'
import type { LogMode } from '../../../src/log/entry.ts'
import type { MciTrajectory } from '../../../src/log/mci-trajectory.ts'
import { bmi, bmiCall } from './gold.ts'

function trajectoryOf(dialogue: Dialogue, content: LogMode = 'full'): MciTrajectory {
  const text = JSON.stringify({ id: dialogue.id, ...writeDialogue(dialogue) })
  const judged = judgeRecord(readRecord(text), {
    guardian: undefined,
    digest: recordDigest(text),
  })
  if (judged instanceof Promise) throw new Error('not at once')
  return JSON.parse(mciLineOf({ id: dialogue.id, judged, text, content }))
}

const names = { id: 'bmi', source: 'own', license: 'Apache-2.0' }

function changed(change: (flow: MciTrajectory['flows'][number]) => object | undefined) {
  const { flows } = trajectoryOf(bmi)
  const after = flows.flatMap((flow) => {
    const more = change(flow)
    return more === undefined ? [] : [{ ...flow, ...more }]
  })
  return dialogueOfFlows({ flows: after }, names)
}

describe('dialogueOfFlows', () => {
  it('gives back the dialogue that the flows were made of', () => {
    expect(dialogueOfFlows(trajectoryOf(bmi), names)).toEqual(bmi)
  })

  it('keeps what was redacted as it stands in the log', () => {
    const [, ...rest] = bmi.steps
    const asked = { kind: 'user', text: 'My card is 4111 1111 1111 1111.' } as const
    const found = dialogueOfFlows(
      trajectoryOf({ ...bmi, steps: [asked, ...rest] }, 'redacted'),
      names,
    )
    expect(JSON.stringify(found)).not.toContain('4111 1111')
    expect(found).toMatchObject({ steps: [{ kind: 'user' }, bmiCall, { kind: 'assistant' }] })
  })

  it('says of a log that keeps shapes, or nothing, why there is no dialogue', () => {
    expect(dialogueOfFlows(trajectoryOf(bmi, 'shape'), names)).toBe('shapes-only')
    expect(changed(() => ({ content: undefined }))).toBe('no-content')
  })

  it('takes no trajectory in which something was stopped: it is no gold', () => {
    const verdict = { decision: 'block', risk: 'data-injection', confidence: 1, findings: [] }
    expect(changed(() => ({ verdict }))).toBe('stopped')
    expect(changed(() => ({ verdict: { ...verdict, decision: 'allow' } }))).toEqual(bmi)
  })

  it('names a trajectory without words, and a return that no call waits for', () => {
    expect(changed((flow) => (flow.plane === 'host' ? undefined : {}))).toBe('no-words')
    expect(changed((flow) => (flow.type.message === 'function-request' ? undefined : {}))).toBe(
      'stray-result',
    )
    expect(
      changed((flow) => (flow.type.message === 'function-request' ? { content: 'x' } : {})),
    ).toBe('malformed-arguments')
    expect(changed((flow) => (flow.plane === 'host' ? { content: 7 } : {}))).toBe('no-content')
  })

  it('passes over flows that a dialogue has no place for, and definitions that are none', () => {
    const { flows } = trajectoryOf(bmi)
    const [first] = flows
    if (first === undefined) throw new Error('no flow')
    const notice = { ...first, type: { ...first.type, message: 'log' as const }, content: 'x' }
    const odd = { ...first, content: [1, { name: 2 }] }
    const none = { ...first, content: 'none' }
    expect(dialogueOfFlows({ flows: [notice, odd, none, ...flows] }, names)).toEqual(bmi)
  })

  it('writes a return without texts as JSON', () => {
    const found = changed((flow) =>
      flow.type.message === 'function-return' ? { content: { structuredContent: { a: 1 } } } : {},
    )
    expect(found).toMatchObject({
      steps: [{}, { returned: '{"structuredContent":{"a":1}}' }, {}],
    })
  })
})
