import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { Audited } from '../../../../src/audit/report/audited.ts'
import { sarifEnd, sarifResults, sarifStart } from '../../../../src/audit/report/sarif.ts'
import { emptyTally } from '../../../../src/audit/report/tally.ts'
import { tallyOf } from '../../../../src/audit/report/tally-of.ts'
import { riskIds } from '../../../../src/risk/risk.ts'
import { auditedOf, failedOf, findingOf } from './made.ts'

const message = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1 } },
}
const location = {
  type: 'object',
  properties: {
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation'],
      properties: {
        artifactLocation: { type: 'object', properties: { uri: { type: 'string', minLength: 1 } } },
        region: { type: 'object', properties: { startLine: { type: 'integer', minimum: 1 } } },
      },
    },
    logicalLocations: { type: 'array', items: { type: 'object' }, uniqueItems: true },
  },
}
const level = { enum: ['none', 'note', 'warning', 'error'] }
/** What SARIF 2.1.0 demands of the parts that are written. @see sections 3.13, 3.19, 3.20, 3.27 */
const validate = new Ajv2020().compile({
  type: 'object',
  required: ['version', 'runs'],
  properties: {
    version: { const: '2.1.0' },
    $schema: { type: 'string' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool'],
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name'],
                properties: {
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      required: ['id'],
                      properties: {
                        shortDescription: message,
                        fullDescription: message,
                        help: message,
                      },
                    },
                  },
                },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['message'],
              properties: {
                message,
                level,
                ruleIndex: { type: 'integer', minimum: -1 },
                locations: { type: 'array', items: location },
                partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
              },
            },
          },
          invocations: {
            type: 'array',
            items: {
              type: 'object',
              required: ['executionSuccessful'],
              properties: {
                executionSuccessful: { type: 'boolean' },
                toolExecutionNotifications: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['message'],
                    properties: { message, level, locations: { type: 'array', items: location } },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
})

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
  ]
  readonly partialFingerprints: Readonly<Record<string, string>>
}

interface Document {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
      readonly results: readonly Result[]
      readonly invocations: readonly unknown[]
    },
  ]
}

function documentOf(records: readonly Audited[], isWhole = true): Document {
  const results = records.flatMap((record) => sarifResults(record, 'text of it'))
  const tally = records.length === 0 ? emptyTally() : tallyOf(records)
  const document: unknown = JSON.parse(
    `${sarifStart('1.2.3')}${results.join(',\n')}${sarifEnd(tally, isWhole)}`,
  )
  expect([validate(document), validate.errors]).toEqual([true, null])
  return document as Document
}

describe('a SARIF document', () => {
  it('is whole with findings, with failures, and with nothing at all', () => {
    const some = documentOf([auditedOf([findingOf()]), failedOf(2)])
    expect(some.runs[0].invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'audit.malformed-json: no valid JSON: no value at column 1' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'made.jsonl' },
                  region: { startLine: 2 },
                },
              },
            ],
          },
        ],
      },
    ])
    expect(documentOf([]).runs[0].results).toEqual([])
    expect(documentOf([], false).runs[0].invocations).toEqual([{ executionSuccessful: false }])
  })

  it('has a rule for every risk, and one for a judge that could not answer', () => {
    const { tool, results } = documentOf([
      auditedOf([findingOf({ risk: 'replay-injection' }), findingOf({ risk: null })]),
    ]).runs[0]
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([...riskIds, 'judge-unavailable'])
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    }
  })

  it('counts failures beyond those that it names', () => {
    const failures = Array.from({ length: 9 }, (_, index) => failedOf(index + 1))
    expect(JSON.stringify(documentOf(failures).runs[0].invocations)).toContain(
      '6 more records could not be judged',
    )
  })
})

describe('a result', () => {
  const resultOf = (record: Audited, text = 'text'): Result =>
    JSON.parse(sarifResults(record, text)[0] ?? '') as Result

  it('has a level by its decision', () => {
    const levels = (['allow', 'redact', 'ask', 'block'] as const).map(
      (decision) => resultOf(auditedOf([findingOf({ decision })])).level,
    )
    expect(levels).toEqual(['note', 'warning', 'warning', 'error'])
  })

  it('stands in file and line, a relative path as a relative reference', () => {
    const uri = (file: string): string =>
      resultOf({ ...auditedOf([findingOf()]), file }).locations[0].physicalLocation.artifactLocation
        .uri
    expect(uri('a folder/b#c.jsonl')).toBe('a%20folder/b%23c.jsonl')
    expect(uri('/data/x.jsonl')).toBe('file:///data/x.jsonl')
    expect(uri('-')).toBe('stdin')
  })

  it('has a fingerprint that follows the record, not its line', () => {
    const print = (record: Audited, text?: string): string | undefined =>
      resultOf(record, text).partialFingerprints['mcipFinding/v1']
    const named = (line: number) => auditedOf([findingOf()], { id: 'own', line })
    expect(print(named(1), 'one')).toBe(print(named(9), 'other'))
    const nameless = (line: number) => auditedOf([findingOf()], { line })
    expect(print(nameless(1), 'same')).toBe(print(nameless(9), 'same'))
    expect(print(nameless(1), 'one')).not.toBe(print(nameless(1), 'other'))
    expect(print(auditedOf([findingOf({ message: 2 })], { id: 'own' }))).not.toBe(print(named(1)))
  })
})
