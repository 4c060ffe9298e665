import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { allRules } from '../../src/guardian/rules/all-rules.ts'
import { decisions, type Finding } from '../../src/guardian/verdict.ts'
import { type ExpectedFinding, type GuardianCase, playCase } from './guardian/play-case.ts'

const folder = new URL('./guardian/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const suites = files.map((file) => ({
  risk: file.replace('.yaml', ''),
  cases: parse(readFileSync(new URL(file, folder), 'utf8')) as readonly GuardianCase[],
}))

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

it('has different titles and a source for every case', () => {
  const cases = suites.flatMap((suite) => suite.cases)
  expect(new Set(cases.map((each) => each.title)).size).toBe(cases.length)
  expect(cases.filter((each) => !each.source)).toEqual([])
})
