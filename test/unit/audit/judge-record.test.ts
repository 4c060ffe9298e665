import { describe, expect, it } from 'vitest'
import { plainDigest } from '../../../src/audit/digest.ts'
import { type JudgedRecord, judgeRecord } from '../../../src/audit/judge-record.ts'
import type { AuditRecord } from '../../../src/audit/record.ts'
import type { Flow } from '../../../src/flow/flow.ts'
import { createGuardian } from '../../../src/guardian/guardian.ts'
import type { Judge, JudgeInput } from '../../../src/guardian/judge.ts'
import { allRules } from '../../../src/guardian/rules/all-rules.ts'
import { createRulesJudge } from '../../../src/guardian/rules-judge.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { findingOf } from '../guardian/judge-input.ts'
import { assistant, call, recordOf, returned, system, tool, user } from './dialogue.ts'

function judged(record: AuditRecord, ...judges: readonly Judge[]): JudgedRecord {
  const guardian = judges.length === 0 ? undefined : createGuardian(judges, 'closed-for-changes')
  const answer = judgeRecord(record, { guardian, digest: plainDigest })
  if (answer instanceof Promise) throw new Error('not at once')
  return answer
}

const rules = createRulesJudge(allRules, 'closed-for-changes')
const flowsOf = ({ steps }: JudgedRecord): readonly Flow[] => steps.flatMap(({ flows }) => flows)

/** A judge that looks and finds nothing. */
function looking(): { readonly judge: Judge; readonly seen: JudgeInput[] } {
  const seen: JudgeInput[] = []
  const judge: Judge = {
    name: 'rules',
    judge(input) {
      seen.push(input)
      return []
    },
  }
  return { judge, seen }
}

const bodySchema = {
  type: 'object',
  properties: { kilograms: { type: 'number' }, metres: { type: 'number' } },
  required: ['kilograms', 'metres'],
}
/** The course of the paper's example of a body mass index, in words of our own. */
const bodyMass = recordOf(
  [
    user('I weigh 81 kg and stand 1.8 m tall. What is my body mass index?'),
    assistant('', call('body_index', { kilograms: 81, metres: 1.8 }, 'c1')),
    returned('{"index":25}', { id: 'c1', name: 'body_index' }),
    assistant('Your body mass index is 25, at the border of overweight.'),
  ],
  [tool('body_index', 'Works out a body mass index.', bodySchema)],
)

describe('judgeRecord', () => {
  it('makes the flows of a dialogue: list, query, request, return, response', () => {
    const flows = flowsOf(judged(bodyMass))
    const tuple = ({ seq, plane, sender, recipient, type }: Flow) =>
      `${seq} ${plane} ${sender.role}>${recipient.role} ${type.message} ${recipient.unit ?? sender.unit ?? ''}`
    expect(flows.map(tuple)).toEqual([
      '0 wire server>client function-list ',
      '1 host user>client query ',
      '2 wire client>server function-request function:body_index',
      '3 wire server>client function-return function:body_index',
      '4 host client>user response ',
    ])
    expect(flows.map(({ principle }) => principle[0])).toEqual([
      'transparency',
      'consent',
      expect.stringMatching(/^(?:consent|necessity)$/),
      'service-provision',
      'transparency',
    ])
    expect(flows[2]?.principle).toContain('consent')
    expect(flows[1]?.subject).toEqual([{ role: 'user' }])
    expect(flows[3]?.content).toEqual({ content: [{ type: 'text', text: '{"index":25}' }] })
    expect(flows.every(({ at }) => at === '1970-01-01T00:00:00.000Z')).toBe(true)
    expect(flows.some(({ sender }) => Object.hasOwn(sender, 'name'))).toBe(false)
  })

  it('makes the same flows every time, digests included', () => {
    expect(flowsOf(judged(bodyMass))).toEqual(flowsOf(judged(bodyMass)))
  })

  it('tells how much of the dialogue there is to see', () => {
    expect(judged(bodyMass).completeness).toEqual({
      query: 'user',
      builtins: true,
      response: true,
      lists: true,
      provenance: 'whole',
      key: 'record',
    })
    expect(judged(recordOf([assistant('', call('f'))])).completeness).toMatchObject({
      query: 'unknown',
      response: false,
      lists: false,
    })
  })

  it('judges messages with what came before, and leaves turns to be seen', () => {
    const { judge, seen } = looking()
    const { steps } = judged(bodyMass, judge)
    expect(seen.map(({ flows }) => flows[0]?.seq)).toEqual([0, 2, 3])
    expect(seen[1]?.tool('body_index')?.value.inputSchema).toEqual(bodySchema)
    expect(seen[2]?.answers?.params?.name).toBe('body_index')
    expect(seen[0]?.wholeList).toEqual(['body_index'])
    expect(steps.map(({ verdict }) => verdict?.decision)).toEqual([
      'allow',
      undefined,
      'allow',
      'allow',
      undefined,
    ])
  })

  it('keeps servers apart: each has its own tools, and its name in the flows', () => {
    const { judge, seen } = looking()
    const record = recordOf(
      [
        assistant('', call('mail__send', {}, 'a'), call('files__send', {}, 'b')),
        returned('1', { id: 'b' }),
        returned('2', { id: 'a' }),
      ],
      [tool('mail__send', 'Mails.'), tool('files__send', 'Uploads.')],
    )
    const flows = flowsOf(judged(record, judge))
    expect(flows.map(({ sender, recipient }) => sender.name ?? recipient.name)).toEqual([
      'mail',
      'files',
      'mail',
      'files',
      'files',
      'mail',
    ])
    expect(flows[2]?.recipient.unit).toBe('function:send')
    expect(seen.slice(2, 4).map((input) => input.tool('send')?.value.description)).toEqual([
      'Mails.',
      'Uploads.',
    ])
  })

  it('judges a stray result, and a call of a function that nobody offered', () => {
    const { judge, seen } = looking()
    const record = recordOf([
      returned('surprise', { id: 'nobody' }),
      assistant('', call('f', { a: 1 }, 'c')),
    ])
    const [stray, request] = flowsOf(judged(record, judge))
    expect(stray?.type.message).toBe('x-stray-answer')
    expect(seen[0]?.answers).toBeUndefined()
    expect(request?.type.message).toBe('function-request')
    expect(seen[1]?.tool('f')).toBeUndefined()
  })

  it('waits for a judge that answers with a promise, and asks in order', async () => {
    const order: number[] = []
    const slow: Judge = {
      name: 'llm',
      async judge({ flows }) {
        await new Promise((resolve) => setTimeout(resolve, 2))
        order.push(flows[0]?.seq ?? -1)
        return [findingOf({ flow: flows[0]?.seq ?? 0, message: flows[0]?.seq ?? 0 })]
      },
    }
    const guardian = createGuardian([slow], 'open')
    const done = await judgeRecord(bodyMass, { guardian, digest: plainDigest })
    expect(order).toEqual([0, 2, 3])
    expect(done.findings.map(({ message }) => message)).toEqual([0, 1, 2])
    expect(done.steps).toHaveLength(5)
    expect(flowsOf(done)).toEqual(flowsOf(judged(bodyMass)))
  })

  it('fails open nowhere: a judge that throws is a finding at the message', () => {
    const broken: Judge = {
      name: 'rules',
      judge() {
        throw new Error('broken')
      },
    }
    const { findings } = judged(recordOf([assistant('', call('delete_all'))]), broken)
    expect(findings).toMatchObject([{ code: 'judge-unavailable', decision: 'block', message: 0 }])
  })
})

/** "hi" in tag characters, which no screen shows. */
const hidden =
  '\u{e0068}\u{e0069}\u{e0020}\u{e0068}\u{e006f}\u{e0077}\u{e0020}\u{e0061}\u{e0072}\u{e0065}'

/** Findings of the rules that look for text that no screen shows; others judge the calls as well. */
const ofHiddenText = ({ findings }: JudgedRecord): readonly Finding[] =>
  findings.filter(({ risk }) => risk !== 'wrong-function-intent-injection')

describe('evidence', () => {
  it('points at hidden text in the definition of a function', () => {
    const record = recordOf(
      [system('x'), user('Hi'), assistant('', call('srv__b', {}, 'c'))],
      [tool('srv__a'), tool('srv__b', `Adds.${hidden}`)],
    )
    const findings = ofHiddenText(judged(record, rules))
    expect(findings.map(({ risk, message, flow }) => [risk, message, flow])).toEqual([
      ['function-dependency-injection', 0, 0],
      ['function-dependency-injection', 2, 3],
    ])
    expect(findings[0]?.evidence).toEqual([
      { message: 0, pointer: '/tools/1/function/description', span: [5, 5 + hidden.length] },
    ])
    expect(findings[1]?.evidence).toEqual([{ message: 2, pointer: '/tool_calls/0/function/name' }])
  })

  it('points at hidden text in a value of a result that is JSON', () => {
    const text = JSON.stringify({ rows: [{ id: 1 }, { note: `"quoted" ok${hidden}` }] })
    const done = judged(
      recordOf([user('Hi'), assistant('', call('list', {}, 'c')), returned(text, { id: 'c' })]),
      rules,
    )
    expect(ofHiddenText(done).map(({ evidence }) => evidence)).toEqual([
      [{ message: 2, pointer: '/content/rows/1/note', span: [11, 11 + hidden.length] }],
    ])
    const harmless = returned('{"rows":[{"note":"\u{1f44d}\u{1f3fd} ok"}]}', { id: 'c' })
    expect(judged(recordOf([assistant('', call('f', {}, 'c')), harmless]), rules).findings).toEqual(
      [],
    )
  })
})

describe('an MCI record whose flows do not start at 0', () => {
  const from = (first: number): AuditRecord => {
    const { steps, completeness } = judged(
      recordOf(
        [system('x'), user('Call srv b'), assistant('', call('srv__b', {}, 'c'))],
        [tool('srv__a'), tool('srv__b', `Adds.${hidden}`)],
      ),
    )
    const flows = steps
      .flatMap(({ flows: own }) => own)
      .map((flow) => ({ ...flow, seq: first + flow.seq }))
    const key = { source: 'record', value: 'r' } as const
    return { kind: 'mci', format: 'mci', trajectory: { mci: 1, id: 'r', key, completeness, flows } }
  }

  it('gets findings and evidence under the numbers that it states', () => {
    const placesOf = (first: number): readonly (readonly number[])[] =>
      judged(from(first), rules).findings.map(({ flow, message, evidence }) => [
        flow - first,
        message - first,
        ...evidence.map((one) => one.message - first),
      ])
    expect(placesOf(0)).not.toEqual([])
    expect(placesOf(100)).toEqual(placesOf(0))
  })
})

describe('a record of which not all values are remembered', () => {
  it('is judged over a window, and says so', () => {
    const long = Array.from({ length: 40 }, (_, index) => [
      assistant('', call('read', { index }, `c${index}`)),
      returned(`${index} ${'words of a long text '.repeat(400)}`, { id: `c${index}` }),
    ]).flat()
    expect(judged(recordOf(long, [tool('read')]), rules).completeness.provenance).toBe('window')
    expect(judged(recordOf(long.slice(0, 4), [tool('read')]), rules).completeness.provenance).toBe(
      'whole',
    )
  })
})

describe('hostile records', () => {
  it('judges 10,000 calls with results and strays', () => {
    const messages = Array.from({ length: 10_000 }, (_, index) => [
      assistant('', call('f', { index }, `c${index}`)),
      returned(`${index}`, { id: index % 3 === 0 ? 'other' : `c${index}` }),
    ]).flat()
    const { judge, seen } = looking()
    const { steps } = judged(recordOf(messages, [tool('f')]), judge)
    expect(steps).toHaveLength(20_001)
    expect(
      seen.filter(({ from, answers }) => from === 'server' && answers === undefined),
    ).toHaveLength(3_334)
    expect(steps.at(-1)?.flows[0]?.seq).toBe(20_000)
  })

  it('judges arguments of any depth that a reader lets through', () => {
    let deep: JsonValue = 'end'
    for (let level = 0; level < 127; level++) deep = level % 2 === 0 ? [deep] : { a: deep }
    const { findings } = judged(recordOf([assistant('', call('f', deep))], [tool('f')]), rules)
    expect(findings).toEqual([])
  })

  it('takes names and texts of any kind', () => {
    const odd = ['__proto__', '', 'a\u0000b', '\ud800', 'x'.repeat(100_000), 'constructor__x']
    const messages = odd.flatMap((name) => [
      user(name),
      assistant(name, call(name, { [name]: name }, name)),
      returned(name, { id: name, name }),
    ])
    const { steps } = judged(
      recordOf(
        messages,
        odd.map((name) => tool(name, name)),
      ),
      rules,
    )
    expect(steps.filter(({ verdict }) => verdict !== undefined).length).toBeGreaterThan(12)
  })
})
