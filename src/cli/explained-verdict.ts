/** A logged verdict with everything that explains it. Pure; texts are as the log holds them. */
import { adviceForPerson } from '../enforcement/advice.ts'
import type { Flow } from '../flow/flow.ts'
import type { Evidence, Finding, Scores } from '../guardian/verdict.ts'
import { trajectoryId } from '../log/checkpoint.ts'
import type { MessageEntry } from '../log/entry.ts'
import type { Mark } from '../log/marks.ts'
import type { JsonValue } from '../mcp/json.ts'
import { at } from '../mcp/pointer.ts'
import { observedLeaves } from '../trajectory/observed-leaves.ts'
import { describePath, type PathFlow, pathOf } from '../trajectory/provenance/path.ts'
import type { Completeness } from '../trajectory/trajectory.ts'

export interface Explained {
  readonly trajectory: string
  readonly entry: number
  readonly at: string
  readonly server: string
  readonly flows: readonly Flow[]
  readonly decision: Finding['decision']
  readonly action: MessageEntry['action']
  /** How likely each class is; absent where nothing was found. */
  readonly scores?: Scores
  readonly findings: readonly (Omit<Finding, 'evidence'> & {
    readonly evidence: readonly (Evidence & { readonly quote?: string })[]
  })[]
  /** The way of each argument of a call. */
  readonly values: readonly ValuePath[]
  /** What the guard could not see, each a sentence. */
  readonly notSeen: readonly string[]
  /** What to do next, each a sentence. */
  readonly next: readonly string[]
  /** What a person said of the verdict. */
  readonly mark?: Pick<Mark, 'label' | 'by' | 'at'>
}

export interface ValuePath {
  readonly flow: number
  /** RFC 6901 from the flow's content. */
  readonly pointer: string
  /** `query -> list_issues result[2].body -> create_pr.body`; absent where nothing is known of it. */
  readonly path?: string
}

const maxValues = 64
const maxQuote = 400

/** @param contentAt redacted content of a flow that a finding points at */
export function explained(
  entry: MessageEntry,
  flowAt: (seq: number) => PathFlow | undefined,
  contentAt: (seq: number) => unknown,
  mark?: Mark,
): Explained {
  const { verdict, flows, server, action } = entry
  const trajectory = trajectoryId(entry.trajectory)
  return {
    trajectory,
    entry: entry.seq,
    at: entry.at,
    server,
    flows,
    decision: verdict.decision,
    action,
    ...(verdict.scores === undefined ? {} : { scores: verdict.scores }),
    findings: verdict.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((place) => {
        const isOwn = flows.some(({ seq }) => seq === place.message)
        const quote = quoteAt(contentAt(place.message), place.pointer, isOwn)
        return { ...place, ...(quote === undefined ? {} : { quote }) }
      }),
    })),
    values: flows.flatMap((flow) => valuesOf(flow, flowAt)),
    notSeen: notSeenBy(verdict.completeness),
    next: nextSteps(entry, trajectory),
    ...(mark === undefined ? {} : { mark: { label: mark.label, by: mark.by, at: mark.at } }),
  }
}

function valuesOf(
  { seq, type, content, provenance = [] }: Flow,
  flowAt: (seq: number) => PathFlow | undefined,
): readonly ValuePath[] {
  if (type.message !== 'function-request') return []
  const known = new Set(provenance.map(({ pointer }) => pointer))
  const unknown = observedLeaves(content as JsonValue | undefined)
    .map(([pointer]) => pointer)
    .filter((pointer) => !isKnown(pointer, known))
  return [
    ...provenance.map(({ pointer }) => ({
      flow: seq,
      pointer,
      path: describePath(pathOf(seq, pointer, flowAt)),
    })),
    ...unknown.map((pointer) => ({ flow: seq, pointer })),
  ].slice(0, maxValues)
}

/** A value that is JSON in a string has places below it. */
function isKnown(pointer: string, known: ReadonlySet<string>): boolean {
  return [...known].some((one) => one === pointer || one.startsWith(`${pointer}/`))
}

/** Where contents start in a message; flows hold them without what is around. */
const frames = ['/params/arguments', '/params', '/result', '/error', '']

function quoteAt(content: unknown, pointer: string, isOwn: boolean): string | undefined {
  if (content === undefined) return undefined
  for (const frame of isOwn ? frames : ['']) {
    if (!pointer.startsWith(frame)) continue
    const value = at(content as JsonValue, pointer.slice(frame.length))
    if (value === undefined) continue
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return text.length > maxQuote ? `${text.slice(0, maxQuote)}…` : text
  }
  return undefined
}

function notSeenBy(completeness: Completeness): readonly string[] {
  const { query, builtins, response, lists, provenance, key } = completeness
  return [
    ...(query === 'unknown' ? ['what the user asked for'] : []),
    ...(query === 'declared'
      ? ["the user's own words: what they asked for was only declared"]
      : []),
    ...(lists ? [] : ['the tool lists of every server that was called']),
    ...(builtins ? [] : ["calls of the host's own tools"]),
    ...(response ? [] : ['the answer to the user']),
    ...(provenance === 'whole' ? [] : ['values that are no longer kept: one may come from them']),
    ...(key === 'host-process' || key === 'process'
      ? ['which conversation it was: the process that started the guard stands for one']
      : []),
  ]
}

function nextSteps({ verdict, server }: MessageEntry, trajectory: string): readonly string[] {
  if (verdict.decision === 'allow') return []
  const advices = verdict.findings
    .filter(({ decision }) => decision === verdict.decision)
    .map((finding) =>
      adviceForPerson(finding, { server, trajectory }, process.platform === 'win32'),
    )
  const isAsked = verdict.decision === 'ask'
  return [
    ...new Set(advices),
    ...(isAsked ? ['`mcip approvals` shows whether a request waits for your decision'] : []),
  ]
}
