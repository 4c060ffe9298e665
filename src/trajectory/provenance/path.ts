/**
 * The way of a value, as a person reads it: query -> list_issues result[2].body -> create_pr.body.
 */
import type { Provenance } from '../../flow/flow.ts'
import { parsePointer } from '../../mcp/pointer.ts'
import type { ObservedKind } from '../observation.ts'

/** What is known of one flow on the way. */
export interface PathFlow {
  readonly kind: ObservedKind
  readonly server?: string
  /** `function:create_issue`, `resource:<uri>`, `prompt:<name>`. */
  readonly unit?: string
  /** Of a return: `seq` of its call. */
  readonly answers?: number
  /** Flows whose passages led to this one. */
  readonly causedBy: readonly number[]
  /** Of a call: where its values came from. */
  readonly provenance?: readonly Provenance[]
}

export interface PathStep {
  readonly seq: number
  /** RFC 6901 from the flow's content. */
  readonly pointer: string
  /** How it is called, e.g. `list_issues result[2].body`. */
  readonly text: string
}

/** Flows of one path. */
const maxSteps = 12
/** UTF-16 code units of one name that is shown. */
const maxName = 80

/**
 * The steps from the user's words, or from the server that had the value first, to `pointer` of
 * flow `seq`; that one is last. Of several sources the best is followed.
 *
 * @param flowAt what is known of a flow; undefined where it was forgotten
 */
export function pathOf(
  seq: number,
  pointer: string,
  flowAt: (seq: number) => PathFlow | undefined,
): readonly PathStep[] {
  const steps: PathStep[] = []
  const seen = new Set<number>()
  let place: Place | undefined = { seq, pointer }
  while (place !== undefined && steps.length < maxSteps && !seen.has(place.seq)) {
    seen.add(place.seq)
    const flow = flowAt(place.seq)
    steps.unshift({ ...place, text: textOf(place.pointer, flow) })
    place = flow === undefined ? undefined : before(place, flow, flowAt)
  }
  return steps
}

/** The steps as one line. */
export function describePath(steps: readonly PathStep[]): string {
  return steps.map(({ text }) => text).join(' -> ')
}

interface Place {
  readonly seq: number
  readonly pointer: string
}

/** Where a value came from; of what was returned, what led to its call. */
function before(
  { pointer }: Place,
  flow: PathFlow,
  flowAt: (seq: number) => PathFlow | undefined,
): Place | undefined {
  if (flow.kind === 'query') return undefined
  if (flow.kind === 'call' || flow.kind === 'response') {
    return sourceAt(flow, pointer) ?? causeOf(flow)
  }
  const call = flow.answers === undefined ? undefined : flowAt(flow.answers)
  return causeOf(flow) ?? (call === undefined ? undefined : (causeOf(call) ?? foremost(call)))
}

function sourceAt({ provenance = [] }: PathFlow, pointer: string): Place | undefined {
  const source = provenance.find((one) => one.pointer === pointer)?.from[0]
  return source === undefined ? undefined : { seq: source.seq, pointer: source.pointer }
}

/** The latest flow that any value of a call came from: it was needed for the call. */
function foremost({ provenance = [] }: PathFlow): Place | undefined {
  const sources = provenance.flatMap(({ from }) => from.slice(0, 1))
  const [first] = sources.toSorted((one, other) => other.seq - one.seq)
  return first === undefined ? undefined : { seq: first.seq, pointer: first.pointer }
}

function causeOf({ causedBy }: PathFlow): Place | undefined {
  const seq = causedBy[0]
  return seq === undefined ? undefined : { seq, pointer: '' }
}

function textOf(pointer: string, flow: PathFlow | undefined): string {
  if (flow === undefined) return 'a flow that was forgotten'
  switch (flow.kind) {
    case 'query':
      return 'query'
    case 'response':
      return 'response'
    case 'call':
      return `${nameOf(flow)}${membersOf(argumentsOf(pointer))}`
    case 'return':
      return `${nameOf(flow)} result${membersOf(contentOf(pointer))}`
    case 'definition':
      return `definition of ${nameOf(flow)}`
    case 'content':
      return `${nameOf(flow)}${membersOf(contentOf(pointer))}`
  }
}

/** The unit without its kind, control characters shown as they are written. */
function nameOf({ unit, server }: PathFlow): string {
  const name = unit?.replace(/^function:/, '') ?? server ?? 'a server'
  return shown(name)
}

function shown(name: string): string {
  const cut = name.length > maxName ? `${name.slice(0, maxName)}...` : name
  return /^[\w$.:/@ -]*$/.test(cut) ? cut : JSON.stringify(cut)
}

/** A call's content may be its parameters whole. */
function argumentsOf(pointer: string): string {
  return pointer.startsWith('/arguments/') ? pointer.slice('/arguments'.length) : pointer
}

/** What MCP packs content with says nothing to a person. */
function contentOf(pointer: string): string {
  return pointer.replace(
    /^\/(?:content\/\d+\/(?:text|resource\/text)|structuredContent)(?=\/|$)/,
    '',
  )
}

function membersOf(pointer: string): string {
  const tokens = parsePointer(pointer) ?? []
  return tokens
    .slice(0, 16)
    .map((token) => (/^\d{1,9}$/.test(token) ? `[${token}]` : `.${shown(token)}`))
    .join('')
}
