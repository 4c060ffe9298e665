import { describe, expect, it } from 'vitest'
import type { AuditLine } from '../../../src/audit/audit-line.ts'
import {
  type AuditDeps,
  auditRecord,
  auditText,
  createAuditDeps,
  judgeText,
  placeText,
} from '../../../src/audit/audit-record.ts'
import { McipError } from '../../../src/errors.ts'
import { createGuardian } from '../../../src/guardian/guardian.ts'
import type { Judge } from '../../../src/guardian/judge.ts'
import { benchmarkClasses } from '../../../src/risk/risk.ts'
import { replayModel } from '../guardian/classifier/named-row.ts'

const place = { file: 'a.jsonl', line: 7 }
const plain = JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }] })

/** A clock that goes on by 2 ms with every look. */
function ticking(): () => number {
  let now = 0
  return () => {
    now += 2
    return now
  }
}

const rules = createAuditDeps({
  judges: ['rules'],
  failMode: 'closed-for-changes',
  clock: ticking(),
})

function lineOf(text: string, deps: AuditDeps = rules): AuditLine {
  const line = auditText(text, place, deps)
  if (line instanceof Promise) throw new Error('not at once')
  return line
}

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return error instanceof McipError ? error.code : String(error)
  }
  return 'nothing thrown'
}

describe('auditText', () => {
  it('gives the line of a record, named by its place where it has no id', () => {
    expect(lineOf(plain)).toMatchObject({
      id: 'a.jsonl:7',
      decision: 'allow',
      risk: 'appropriate',
      ms: 2,
      completeness: { query: 'user', key: 'record' },
    })
    expect(lineOf(plain.replace('{', '{"id":"mine",')).id).toBe('mine')
    expect(placeText(place)).toBe('a.jsonl:7')
  })

  it('finds what the rules find', () => {
    const hidden = '\u{e0068}\u{e0069}\u{e0020}\u{e0079}\u{e006f}\u{e0075}\u{e0021}\u{e0021}'
    const tools = [{ type: 'function', function: { name: 'f', description: `x${hidden}` } }]
    const line = lineOf(JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }], tools }))
    expect(line).toMatchObject({ decision: 'block', risk: 'function-dependency-injection' })
    expect(line.findings[0]?.evidence[0]).toMatchObject({
      message: 0,
      pointer: '/tools/0/function/description',
    })
  })

  it.each([
    ['no JSON at all', 'audit.malformed-json', 'a.jsonl:7'],
    ['', 'audit.malformed-json', 'a.jsonl:7'],
    ['{"id":"t","tools":[]}', 'audit.not-a-dialogue', 't'],
    ['{"id":7,"tools":[]}', 'audit.not-a-dialogue', 'a.jsonl:7'],
    ['[1]', 'audit.', 'a.jsonl:7'],
    ['"text"', 'audit.', 'a.jsonl:7'],
    ['null', 'audit.', 'a.jsonl:7'],
    [`{"messages":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'audit.too-deep', 'a.jsonl:7'],
  ])('gives a line for %j too', (text, code, id) => {
    const line = lineOf(text)
    expect(line.error?.startsWith(code)).toBe(true)
    expect(line).toMatchObject({ id, decision: 'allow', risk: 'appropriate', findings: [] })
    expect(Object.keys(line.scores)).toEqual(benchmarkClasses)
  })

  it('gives a line for a fault of our own', () => {
    const broken: AuditDeps = {
      guardian: {
        judge() {
          throw new RangeError('too much')
        },
        judgeTurn() {
          throw new RangeError('too much')
        },
      },
      clock: () => 0,
    }
    const withCall = JSON.stringify({
      messages: [
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ type: 'function', function: { name: 'f', arguments: '{}' } }],
        },
      ],
    })
    expect(lineOf(withCall, broken).error).toBe(
      'audit.unjudged: cannot judge this record: too much',
    )
    expect(codeOf(() => judgeText(withCall, place, broken))).toBe('audit.unjudged')
  })

  it('waits for judges that take their time, and catches what they break', async () => {
    const record = JSON.stringify({
      messages: [{ role: 'user', content: 'Hi' }],
      tools: [{ type: 'function', function: { name: 'f' } }],
    })
    const slow = createGuardian([{ name: 'llm', judge: async () => [] }], 'open')
    expect(await auditText(record, place, { guardian: slow, clock: () => 0 })).toMatchObject({
      decision: 'allow',
    })
    const failing: AuditDeps = {
      guardian: {
        judge: () => Promise.reject(new Error('gone')),
        judgeTurn: () => Promise.reject(new Error('gone')),
      },
      clock: () => 0,
    }
    const line = await auditText(record, place, failing)
    expect(line.error).toBe('audit.unjudged: cannot judge this record: gone')
  })

  it('judges with nothing where no judge is asked for', () => {
    const deps = createAuditDeps({ judges: [], failMode: 'open' })
    const audited = auditRecord(plain, place, deps)
    if (audited instanceof Promise) throw new Error('not at once')
    expect(audited.audit.ms).toBeGreaterThanOrEqual(0)
    expect(audited.judged?.steps.map(({ verdict }) => verdict)).toEqual([undefined])
  })

  it('reads one format only where that is asked for', () => {
    const deps = createAuditDeps({ judges: [], failMode: 'open', format: 'mci' })
    expect(lineOf(plain, deps).error).toMatch(/^audit\./)
  })
})

it('refuses a judge that this version does not have', () => {
  const create = () => createAuditDeps({ judges: ['rules', 'llm'], failMode: 'open' })
  expect(codeOf(create)).toBe('audit.no-judge')
})

describe('the tier that waits', () => {
  it('is there where it is given, and says how many records may wait for it', async () => {
    const judge: Judge = { name: 'llm', judge: () => Promise.resolve([]) }
    const llm = { judge, atOnce: 3 }
    const deps = createAuditDeps({ judges: ['rules', 'llm'], failMode: 'open', llm })
    expect(deps.atOnce).toBe(3)
    const line = auditText(plain, place, deps)
    expect((await line).error).toBeUndefined()
    const without = { judges: ['llm'], failMode: 'open' } as const
    expect(codeOf(() => createAuditDeps(without))).toBe('audit.no-judge')
  })
})

describe('auditRecord', () => {
  it('digests contents only for judges; whoever shows the flows gets them', () => {
    const nothing = createAuditDeps({ judges: [], failMode: 'closed-for-changes' })
    const digestsOf = (deps: AuditDeps): readonly string[] => {
      const audited = auditRecord(plain, place, deps)
      if (audited instanceof Promise) throw new Error('not at once')
      return audited.judged?.steps.flatMap(({ flows }) => flows.map(({ digest }) => digest)) ?? []
    }
    expect(digestsOf(nothing)).toEqual([''])
    expect(digestsOf(rules)[0]).toMatch(/^[0-9a-f]{64}$/)
    const shown = judgeText(plain, place, nothing)
    if (shown instanceof Promise) throw new Error('not at once')
    expect(shown.judged.steps[0]?.flows[0]?.digest).toBe(digestsOf(rules)[0])
  })
})

describe('the trained tier', () => {
  it('scores the classes of a record, with the rules and without', () => {
    for (const judges of [['classifier'], ['rules', 'classifier']] as const) {
      const deps = createAuditDeps({ judges, failMode: 'open', model: replayModel() })
      const said = ['pay Alder 640', 'done'].map((content, at) => ({
        role: at === 0 ? 'user' : 'assistant',
        content,
      }))
      const line = lineOf(JSON.stringify({ messages: said }), deps)
      expect(line).toMatchObject({ risk: 'appropriate', decision: 'allow' })
      expect(Object.values(line.scores).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1)
    }
  })

  it('names a model that cannot be read', () => {
    const options = { judges: ['classifier'], failMode: 'open', model: '/none.model' } as const
    expect(codeOf(() => createAuditDeps(options))).toBe('classifier.unreadable-model')
  })
})
