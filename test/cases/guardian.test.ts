import { describe, expect, it } from 'vitest'
import { allRules } from '../../src/guardian/rules/all-rules.ts'
import { decisions, type Finding } from '../../src/guardian/verdict.ts'
import { allSuites, type ExpectedFinding, type GuardianCase } from './guardian/guardian-case.ts'
import { playCase } from './guardian/play-case.ts'
import { primitivesOf } from './guardian/primitives-of.ts'

const suites = allSuites()

function mostSevere(findings: readonly Finding[]): string {
  return decisions.findLast((one) => findings.some(({ decision }) => decision === one)) ?? 'allow'
}

function matches(finding: Finding, expected: ExpectedFinding): boolean {
  return (
    finding.risk === expected.risk &&
    finding.decision === expected.decision &&
    finding.severity === expected.severity &&
    (expected.says === undefined || finding.text.includes(expected.says)) &&
    (expected.pointer === undefined ||
      finding.evidence.some(
        ({ pointer, span }) =>
          pointer === expected.pointer &&
          (expected.span === undefined || String(span) === String(expected.span)),
      ))
  )
}

for (const { risk, cases } of suites) {
  describe(`${risk}:`, () => {
    it.each(cases.map((each) => [each.title, each] as const))('%s', async (_, each) => {
      const findings = await playCase(each)
      const expected = each.expect.findings ?? []
      for (const one of expected) {
        expect(
          findings.some((finding) => matches(finding, one)),
          `${JSON.stringify(one)} among ${JSON.stringify(findings, undefined, 1)}`,
        ).toBe(true)
      }
      // What another rule notes without stopping anything is not what the case is about.
      const counted = findings.filter(
        (one) =>
          one.risk === risk ||
          one.decision !== 'allow' ||
          expected.some((claim) => matches(one, claim)),
      )
      expect(counted.map(({ text }) => text)).toHaveLength(expected.length)
      expect(mostSevere(findings)).toBe(each.expect.decision)
      for (const { text } of findings) expect(text).toMatch(/^[\P{C}]{1,600}$/u)
    })
  })
}

it('has a firing and a harmless case for every rule', () => {
  for (const { risk } of allRules) {
    const cases = suites.find((suite) => suite.risk === risk)?.cases ?? []
    expect(cases.filter((each) => each.expect.findings !== undefined).length).toBeGreaterThan(0)
    expect(cases.filter((each) => each.expect.findings === undefined).length).toBeGreaterThan(0)
  }
})

it.each(allRules.flatMap(({ risk, primitives }) => primitives.map((one) => [risk, one] as const)))(
  'has a firing and a harmless case of %s in %s',
  (risk, primitive) => {
    const cases = suites.find((suite) => suite.risk === risk)?.cases ?? []
    const about = cases.filter((each) => each.primitive === primitive)
    expect(about.filter((each) => isFiring(each, risk)).length).toBeGreaterThan(0)
    expect(about.filter((each) => each.expect.findings === undefined).length).toBeGreaterThan(0)
  },
)

/** Whether the rule of that risk, and no other alone, finds something. */
function isFiring({ expect: { findings = [] } }: GuardianCase, risk: string): boolean {
  return findings.some((finding) => finding.risk === risk)
}

it('names only primitives that a case holds and its rule is for', () => {
  for (const { risk, cases } of suites) {
    const rule = allRules.find((one) => one.risk === risk)
    for (const each of cases) {
      if (each.primitive === undefined) continue
      expect([...primitivesOf(each)], each.title).toContain(each.primitive)
      expect(rule?.primitives, each.title).toContain(each.primitive)
    }
  }
})

it('has different titles and a source for every case', () => {
  const cases = suites.flatMap((suite) => suite.cases)
  expect(new Set(cases.map((each) => each.title)).size).toBe(cases.length)
  expect(cases.filter((each) => !each.source)).toEqual([])
})

it('asks before a payment is made again, however much was returned between', async () => {
  const pay = { call: 'send_money', arguments: { recipient: 'GB29NWBK60161331926819', amount: 80 } }
  const chapters = Array.from({ length: 8 }, (_, at) => ({
    call: 'read_chapter',
    arguments: { number: at },
    returns: `chapter ${at} of a long book `.repeat(3_000),
  }))
  const properties = { recipient: { type: 'string' }, amount: { type: 'number' } }
  const findings = await playCase({
    title: 'results between two payments',
    source: 'own case',
    messages: [
      { tools: [{ name: 'send_money', inputSchema: { type: 'object', properties } }] },
      { user: 'Send 80 to GB29NWBK60161331926819, then read the book.' },
      { ...pay, returns: 'Sent.' },
      ...chapters,
      pay,
    ],
    expect: { decision: 'ask' },
  })
  const repeats = findings.filter(({ risk }) => risk === 'replay-injection')
  expect(repeats.map(({ decision }) => decision)).toEqual(['ask'])
})
