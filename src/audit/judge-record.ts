/**
 * record -> steps -> flow -> trajectory -> Guardian: one recorded dialogue, judged as a guard would
 * have judged it live. What may end up in several findings points into the record.
 *
 * Pure but for what the judges do.
 */
import { turnFlow } from '../flow/extract/turns.ts'
import type { Flow } from '../flow/flow.ts'
import type { Classifier } from '../guardian/classifier/classifier.ts'
import type { Guardian } from '../guardian/guardian.ts'
import type { JudgeInput } from '../guardian/judge.ts'
import { type JudgeInputDeps, judgeInputOf } from '../guardian/judge-input.ts'
import { deedOfCall, observationsOf } from '../guardian/observe.ts'
import type { Finding, Scores, Verdict } from '../guardian/verdict.ts'
import { placedFlow } from '../log/entry.ts'
import type { KnownTool } from '../state/records.ts'
import { createCallFlows } from '../trajectory/call-flows.ts'
import { createConnection } from '../trajectory/connection.ts'
import { createMemory } from '../trajectory/create-memory.ts'
import { latestTurn, type Turn } from '../trajectory/memory.ts'
import type { Completeness } from '../trajectory/trajectory.ts'
import { turnObservation } from '../trajectory/turn-observation.ts'
import {
  type DialogueStep,
  dialogueSteps,
  type MessageStep,
  type TurnStep,
} from './dialogue-steps.ts'
import { plainDigest } from './digest.ts'
import { givenBy } from './flow-memory.ts'
import { flowSteps } from './flow-steps.ts'
import type { AuditRecord } from './record.ts'
import { statedSender } from './stated-sender.ts'

export interface RecordDeps {
  /** Undefined: nothing judges. */
  readonly guardian: Guardian | undefined
  /** Keyed digest of this record, lower-case hex. */
  readonly digest: (text: string) => string
  /** Asked at the end for what the units of the record come to. */
  readonly classifier?: Classifier | undefined
  /** Whether rules are among the judges. @default false */
  readonly isRuled?: boolean
}

/** One step with its flows; a verdict only where something judged it. */
export interface JudgedStep {
  readonly step: DialogueStep
  readonly flows: readonly Flow[]
  readonly verdict: Verdict | undefined
}

export interface JudgedRecord {
  readonly record: AuditRecord
  readonly steps: readonly JudgedStep[]
  /** Of all steps, in order; places are those of the record. */
  readonly findings: readonly Finding[]
  readonly completeness: Completeness
  /** What a classifier makes of the record as a whole; absent where none judged it. */
  readonly classified?: Scores
  readonly isRuled: boolean
}

/** The time of a record's flows: a record has no clock. */
export const recordTime = '1970-01-01T00:00:00.000Z'

/** Judges every step in order; answers at once unless a judge answers with a promise. */
export function judgeRecord(
  record: AuditRecord,
  deps: RecordDeps,
): JudgedRecord | Promise<JudgedRecord> {
  const run = startRun(record, deps)
  for (const [index, step] of run.steps.entries()) {
    const verdict = run.take(step)
    if (verdict instanceof Promise) return finishLater(run, index, verdict)
    run.settle(step, verdict)
  }
  return run.end()
}

async function finishLater(run: Run, from: number, first: Promise<Verdict>): Promise<JudgedRecord> {
  for (const [index, step] of run.steps.entries()) {
    if (index < from) continue
    run.settle(step, await (index === from ? first : run.take(step)))
  }
  return run.end()
}

interface Run {
  readonly steps: readonly DialogueStep[]
  /** Makes the flows of the next step and asks the judges. */
  take(step: DialogueStep): Verdict | undefined | Promise<Verdict>
  /** Keeps the verdict of the step that was taken last. */
  settle(step: DialogueStep, verdict: Verdict | undefined): void
  end(): JudgedRecord
}

function startRun(
  record: AuditRecord,
  { guardian, digest, classifier, isRuled = false }: RecordDeps,
): Run {
  const steps = record.kind === 'chat' ? dialogueSteps(record) : flowSteps(record.trajectory)
  const given = record.kind === 'chat' ? completenessOf(steps) : record.trajectory.completeness
  const past = createMemory()
  /** What is seen of the record so far: values that the memory's bound pushed out are not. */
  const completeness = (): Completeness =>
    past.forgotten.length === 0 ? given : { ...given, provenance: 'window' }
  const calls = createCallFlows()
  const connections = new Map<string | undefined, JudgeInputDeps>()
  const judged: JudgedStep[] = []
  const findings: Finding[] = []
  /** The step of each flow, by the flow's number. */
  const stepOf = new Map<number, DialogueStep>()
  let flows: readonly Flow[] = []
  let nextSeq = 0
  let requested = false
  /** Whom the host says that it speaks with. */
  let sender: Turn['sender']

  function connectionOf(server: string | undefined): JudgeInputDeps {
    let known = connections.get(server)
    if (known === undefined) {
      known = {
        server: { id: server ?? '', origin: '' },
        connection: createConnection(plainDigest),
        past,
        known: nothingKnown,
        digest,
      }
      connections.set(server, known)
    }
    return known
  }

  function takeMessage(step: MessageStep): Verdict | undefined | Promise<Verdict> {
    const deps = connectionOf(step.server)
    const { message, from, given } = step
    if (step.unwritten !== undefined) deps.connection.observe(step.unwritten, 'host')
    const input = judgeInputOf(deps, {
      message,
      from,
      at: recordTime,
      firstSeq: nextSeq,
      ...(given === undefined ? {} : { flows: [given] }),
    })
    flows = input.flows
    if (guardian === undefined) {
      rememberGiven(input, step)
      return undefined
    }
    const verdict = guardian.judge(input, completeness())
    remember(input, step)
    return verdict
  }

  /** With no judge, only what the later flows are made from. */
  function rememberGiven(input: JudgeInput, step: MessageStep): void {
    for (const flow of input.flows) {
      const given = givenBy(flow, latestTurn(past))
      if (given !== undefined) past.observe(given)
      past.origins.saw({ subject: flow.subject, leaves: given?.leaves ?? [] })
    }
    if (step.unwritten !== undefined) offer(input, step)
  }

  function offer({ listed }: JudgeInput, { server }: MessageStep): void {
    past.offer(
      server ?? '',
      listed.map(({ definition }) => definition.value),
    )
  }

  /** Takes note of what a message moved: in a record all of it went on. */
  function remember(input: JudgeInput, step: MessageStep): void {
    const { server, message } = step
    const name = input.call === undefined ? undefined : `${server ?? ''} ${input.call.number}`
    const standing = { firstSeq: nextSeq, call: calls.of(name), turn: latestTurn(past) }
    const observations = observationsOf(input, standing)
    for (const observation of observations) past.observe(observation)
    if (name !== undefined && message.kind === 'request') {
      const causedBy = observations.find(({ kind }) => kind === 'call')?.causedBy ?? []
      const deed = deedOfCall(input)
      calls.note(name, { seq: nextSeq, causedBy, ...(deed === undefined ? {} : { deed }) })
    }
    if (step.unwritten !== undefined) offer(input, step)
  }

  function rememberTurn(role: 'user' | 'client', text: string): void {
    if (role === 'user') {
      const number = latestTurn(past) + 1
      const told = sender === undefined ? {} : { sender }
      past.begin({ number, text, flow: nextSeq, at: recordTime, source: 'user', ...told })
    } else if (guardian === undefined) return
    const standing = { flow: nextSeq, at: recordTime, turn: latestTurn(past) }
    past.observe(turnObservation({ role, text, isAuthor: true, ...standing }))
  }

  /** Judges the words before they are remembered, as the messages are. */
  function judgeTurn({ role, text }: TurnStep): Verdict | undefined | Promise<Verdict> {
    const [flow] = flows
    if (role === 'system') sender = statedSender(text) ?? sender
    if (role === 'system' || flow === undefined) return undefined
    const verdict = guardian?.judgeTurn({ role, text, flow, past }, completeness())
    rememberTurn(role, text)
    return verdict
  }

  function takeTurn({ role, text }: TurnStep): Flow {
    // Seen first: what the user calls their own is so in the query itself.
    if (role === 'user') past.origins.sawQuery(text)
    const { view } = past.origins
    const flow = { role, text, requested, seq: nextSeq, at: recordTime, origins: view, digest }
    requested ||= role === 'user'
    const told = turnFlow(flow)
    past.origins.saw({ subject: told.subject, leaves: [] })
    return told
  }

  return {
    steps,
    take(step) {
      let verdict: Verdict | undefined | Promise<Verdict>
      // A stated flow keeps its number, wherever its record begins.
      if (step.given !== undefined) nextSeq = step.given.seq
      if (step.kind === 'message') verdict = takeMessage(step)
      else if (step.kind === 'stated') flows = [step.given]
      else {
        flows = [step.given ?? takeTurn(step)]
        verdict = judgeTurn(step)
      }
      for (const { seq } of flows) stepOf.set(seq, step)
      nextSeq += flows.length
      return verdict
    },
    settle(step, verdict) {
      const placed = verdict === undefined ? undefined : placedVerdict(verdict, step, stepOf)
      judged.push({ step, flows, verdict: placed })
      if (placed !== undefined) findings.push(...placed.findings)
    },
    end() {
      const classified = classifier?.trajectoryScores(past)
      return {
        record,
        steps: judged,
        findings,
        completeness: completeness(),
        ...(classified === undefined ? {} : { classified }),
        isRuled,
      }
    },
  }
}

const nothing: ReadonlyMap<string, KnownTool> = new Map()
const nothingKnown = (): ReadonlyMap<string, KnownTool> => nothing

/** The verdict with the findings' places as places of the record. */
function placedVerdict(
  verdict: Verdict,
  step: DialogueStep,
  stepOf: ReadonlyMap<number, DialogueStep>,
): Verdict {
  if (verdict.findings.length === 0) return verdict
  const findings = verdict.findings.map((finding): Finding => {
    const { message, evidence } = finding
    return {
      ...finding,
      message: (stepOf.get(message) ?? step).index,
      evidence: evidence.map(({ message: seq, pointer, span }) =>
        (stepOf.get(placedFlow(seq, 0)) ?? step).place(pointer, span),
      ),
    }
  })
  return { ...verdict, findings }
}

/** What a recorded dialogue lets a judge see: built-in functions stand in it like all others. */
function completenessOf(steps: readonly DialogueStep[]): Completeness {
  let query: Completeness['query'] = 'unknown'
  let response = false
  let lists = false
  for (const step of steps) {
    if (step.kind === 'turn') {
      if (step.role === 'user') query = 'user'
      if (step.role === 'client') response = true
    } else if (step.kind === 'message' && step.unwritten !== undefined) lists = true
  }
  return { query, builtins: true, response, lists, provenance: 'whole', key: 'record' }
}
