/**
 * An audit as SARIF: one result a finding, written piece by piece so that no run is too long.
 *
 * @see OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0
 */
import { createHash } from 'node:crypto'
import { resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Decision, Finding } from '../../guardian/verdict.ts'
import { type RiskId, riskIds } from '../../risk/risk.ts'
import { taxonomy } from '../../risk/taxonomy.ts'
import type { Audited } from './audited.ts'
import { evidencePath } from './evidence-text.ts'
import type { Failure, Tally } from './tally.ts'

export const sarifSchema =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** A finding that no judge made: one could not answer. */
const unavailable = 'judge-unavailable'

const levels: Readonly<Record<Decision, 'note' | 'warning' | 'error'>> = {
  allow: 'note',
  redact: 'warning',
  ask: 'warning',
  block: 'error',
}

/** What stands before the results. */
export function sarifStart(version: string): string {
  const driver = {
    name: 'mcip',
    semanticVersion: version,
    rules: [...riskIds.map(ruleOf), unavailableRule],
  }
  return `{"$schema":${JSON.stringify(sarifSchema)},"version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`
}

/**
 * What stands behind the results.
 *
 * @param isWhole whether the input was read to its end
 */
export function sarifEnd({ failures, failed }: Tally, isWhole: boolean): string {
  const more = failed - failures.length
  const notifications = [
    ...failures.map(notificationOf),
    ...(more > 0
      ? [{ level: 'error', message: { text: `${more} more records could not be judged` } }]
      : []),
  ]
  const invocation = {
    executionSuccessful: isWhole,
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  }
  return `],"invocations":${JSON.stringify([invocation])}}]}\n`
}

/** The results of a record as JSON texts. */
export function sarifResults(record: Audited, text: string): readonly string[] {
  return record.audit.findings.map((finding) => JSON.stringify(resultOf(record, finding, text)))
}

function resultOf({ file, line, audit, judged }: Audited, finding: Finding, text: string): object {
  const { decision, severity, confidence, judge, flow, message, element } = finding
  const ruleId = finding.risk ?? unavailable
  const place = finding.evidence[0] ?? { message, pointer: '' }
  const path = judged === undefined ? '' : evidencePath(judged.record, place)
  return {
    ruleId,
    ruleIndex: finding.risk === null ? riskIds.length : riskIds.indexOf(finding.risk),
    level: levels[decision],
    message: { text: finding.text },
    locations: [
      {
        ...locationOf(file, line),
        logicalLocations: [
          {
            name: audit.id,
            fullyQualifiedName: `${audit.id}#${path}`,
            kind: 'record',
          },
        ],
      },
    ],
    partialFingerprints: { 'mcipFinding/v1': fingerprintOf(audit.id, file, line, finding, text) },
    properties: { decision, severity, confidence, judge, element, flow, message },
  }
}

/** The same for the same finding in the same record, wherever in a file the record stands. */
function fingerprintOf(
  id: string,
  file: string,
  line: number,
  { risk, judge, element, evidence, message }: Finding,
  text: string,
): string {
  const record = id === `${file}:${line}` ? text : id
  const parts = [record, risk ?? unavailable, judge, element, message, evidence]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

function ruleOf(id: RiskId): object {
  const { title, definition, example } = taxonomy[id]
  return {
    id,
    name: title.replace(/[^A-Za-z]+(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: definition },
    help: { text: `${definition} For example: ${example}` },
  }
}

const unavailableRule = {
  id: unavailable,
  name: 'JudgeUnavailable',
  shortDescription: { text: 'A judge could not answer' },
  fullDescription: { text: 'A judge failed, so the fail mode decided in its place.' },
  help: {
    text: 'The record was not fully judged: run the audit again, and report it if it stays.',
  },
}

function notificationOf({ file, line, error }: Failure): object {
  return { level: 'error', message: { text: error }, locations: [locationOf(file, line)] }
}

function locationOf(file: string, line: number): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      ...(line > 0 ? { region: { startLine: line } } : {}),
    },
  }
}

/** A relative path as a relative reference, so that a report means the same on another machine. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin'
  if (resolve(file) === file || /^[A-Za-z]:/.test(file)) return pathToFileURL(file).href
  return file.split(sep).map(encodeURIComponent).join('/')
}
