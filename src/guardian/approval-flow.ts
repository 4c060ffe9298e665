/** finding -> the flow that an approval of it binds to, and what a person is shown of it. */

import { wordsOf } from '../flow/field-name.ts'
import type { Flow } from '../flow/flow.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import { at, escapeToken } from '../mcp/pointer.ts'
import { serialise } from '../mcp/serialise.ts'
import type { ApprovalField, ApprovalFlow, ShownFlow } from '../state/approvals.ts'
import type { JudgeInput } from './judge.ts'

import type { Finding } from './verdict.ts'

/** Values that are bound one by one; of a message with more, or deeper ones, the whole is bound. */
const maxFields = 128
const maxDepth = 16
/** Code units of a value, and of a passage, that a person is shown. */
const maxShown = 400
const maxName = 256
const maxEvidence = 8
const maxTexts = 8

/** Words of fields that say whom or what a flow reaches, or with what power. */
const mattering: ReadonlySet<string> = new Set(
  'to recipient recipients cc bcc email emails address receiver user users username account accounts channel chat room group phone number url uri link host domain endpoint webhook path paths file files filename folder directory source destination target repo repository branch owner org organization organisation project amount price cost total sum quantity currency budget iban card payment id ids key keys command cmd code script sql query statement expression args role roles permission permissions scope scopes policy access token secret password credential credentials force recursive overwrite'.split(
    ' ',
  ),
)

/** @param digest keyed digest, lower-case hex */
export function approvalFlowOf(
  finding: Finding,
  input: JudgeInput,
  digest: (text: string) => string,
): ApprovalFlow {
  const { message, server, past } = input
  const named = nameOf(input)
  const listed = listedBy(finding, input)
  const { id = '', authenticatedBy = '' } = past.turns.at(-1)?.sender ?? {}
  const bound = {
    server: server.id,
    origin: server.origin,
    sender: id === '' ? '' : JSON.stringify([id, authenticatedBy]),
    finding: findingName(finding, digest),
  }
  if (listed.length > 0) {
    const units = listed.map(({ definition }) => `function:${definition.name.slice(0, maxName)}`)
    const digests = listed.map(({ definition }) => definition.digest)
    return { ...bound, unit: units.join(' '), definition: digests.join(' '), fields: [] }
  }
  const definition = named === undefined ? '' : (input.tool(named)?.digest ?? '')
  const unit = unitOf(input, named)
  if ('method' in message) {
    const { _meta, name, ...params } = message.params ?? {}
    // WHY name too: of what is no call, it is a value like others.
    const values = named === undefined && name !== undefined ? { ...params, name } : params
    return { ...bound, unit, definition, fields: fieldsOf(values, digest) }
  }
  const content = message.kind === 'result' ? message.result : message.error
  return { ...bound, unit, definition, fields: [fieldOf('', content, digest)] }
}

/** The flow of several findings about one thing, which a person decides about together. */
export function joinedFlow(flow: ApprovalFlow, findings: readonly string[]): ApprovalFlow {
  const names = [...new Set(findings)].sort()
  return names.length < 2 ? flow : { ...flow, finding: `[${names.join(',')}]` }
}

/** What the person is shown; nothing of it is bound. */
export function shownFlowOf(
  findings: readonly [Finding, ...(readonly Finding[])],
  input: JudgeInput,
  trajectory: string,
): ShownFlow {
  const [finding] = findings
  const flow: Pick<Flow, keyof ShownFlow['flow']> = input.flows[0] ?? {
    sender: { role: input.from === 'host' ? 'client' : 'server' },
    recipient: { role: input.from === 'host' ? 'server' : 'client' },
    subject: [{ role: 'unknown' }],
    type: { message: 'x-unknown', about: ['other'] },
    principle: ['unknown'],
  }
  const { sender, recipient, subject, type, principle } = flow
  return {
    flow: { sender, recipient, subject, type, principle },
    risk: finding.risk ?? finding.judge,
    severity: finding.severity,
    text: [...new Set(findings.map(({ text }) => text))].slice(0, maxTexts).join(' '),
    evidence: findings
      .flatMap(({ evidence }) => evidence)
      .slice(0, maxEvidence)
      .map((place) => passageOf(place, input)),
    trajectory,
  }
}

/** Judge, risk and element; the sentence too where a judge says the same of the same flow. */
function findingName({ judge, risk, element, text }: Finding, digest: (text: string) => string) {
  const says = judge === 'rules' || judge === 'norms' ? digest(text) : ''
  return JSON.stringify([judge, risk, element, says])
}

/** The name of the function that is called, or that returned. */
function nameOf({ message, answers }: JudgeInput): string | undefined {
  const request = 'method' in message ? message : answers
  const name = request?.method === 'tools/call' ? request.params?.name : undefined
  return typeof name === 'string' ? name : undefined
}

function unitOf({ message, answers }: JudgeInput, named: string | undefined): string {
  const isAnswer = !('method' in message)
  const method = isAnswer ? (answers?.method ?? '') : message.method
  const unit = named === undefined ? method : `function:${named}`
  return `${isAnswer ? 'answer:' : ''}${unit}`.slice(0, maxName + 32)
}

/** The listed tools that the finding points at, if it points at nothing else. */
function listedBy({ evidence }: Finding, { listed }: JudgeInput): JudgeInput['listed'] {
  if (listed.length === 0 || evidence.length === 0) return []
  const pointed = evidence.map(({ pointer }) =>
    listed.find((tool) => pointer === tool.pointer || pointer.startsWith(`${tool.pointer}/`)),
  )
  if (pointed.includes(undefined)) return []
  return listed.filter((tool) => pointed.includes(tool))
}

/** Every leaf of the parameters; empty objects and lists are leaves. */
function fieldsOf(params: JsonObject, digest: (text: string) => string): readonly ApprovalField[] {
  const fields: ApprovalField[] = []
  const fits = collect(params, '', 0)
  return fits ? fields : [fieldOf('', params, digest)]

  function collect(value: JsonValue, pointer: string, depth: number): boolean {
    const members: readonly (readonly [string, JsonValue])[] = Array.isArray(value)
      ? (value as readonly JsonValue[]).map((item, index) => [String(index), item] as const)
      : isJsonObject(value)
        ? Object.entries(value)
        : []
    if (members.length === 0) {
      if (pointer === '') return true
      fields.push(fieldOf(pointer, value, digest))
      return fields.length <= maxFields
    }
    if (depth >= maxDepth || members.length > maxFields) return false
    return members.every(([name, item]) =>
      collect(item, `${pointer}/${escapeToken(name)}`, depth + 1),
    )
  }
}

function fieldOf(
  pointer: string,
  value: JsonValue,
  digest: (text: string) => string,
): ApprovalField {
  const text = serialise(value)
  const tokens = pointer.split('/').slice(1)
  const words = tokens.flatMap((token) => wordsOf(token))
  return {
    pointer,
    digest: digest(text),
    shown: text.length > maxShown ? `${text.slice(0, maxShown)}…` : text,
    matters: pointer === '' || words.some((word) => mattering.has(word)),
  }
}

function passageOf(
  { message: seq, pointer, span }: Finding['evidence'][number],
  { message }: JudgeInput,
): string {
  if (seq < 0) return `flow ${-1 - seq} of the trajectory`
  const value = at(message.value, pointer)
  if (value === undefined) return pointer.slice(0, maxShown)
  const text = typeof value === 'string' ? value.slice(...(span ?? [0])) : serialise(value)
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
}
