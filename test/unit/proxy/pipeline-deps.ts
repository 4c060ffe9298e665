/** The parts of a pipeline, each the real one over a store in memory; for the tests of proxy/. */

import { McipError } from '../../../src/errors.ts'
import { createGuardian } from '../../../src/guardian/guardian.ts'
import type { Judge } from '../../../src/guardian/judge.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import type { EntryDraft } from '../../../src/log/entry.ts'
import type { FlowLog } from '../../../src/log/flow-log.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import type { HandledLine } from '../../../src/proxy/handled-line.ts'
import { createMemories } from '../../../src/proxy/memories.ts'
import type { PipelineDeps } from '../../../src/proxy/pipeline-deps.ts'
import { createServerMemory } from '../../../src/proxy/server-memory.ts'
import { createConnection } from '../../../src/trajectory/connection.ts'
import { oneTrajectory } from '../../../src/trajectory/message-trajectory.ts'
import type { Line } from '../../../src/transport/transport.ts'
import { findingOf } from '../guardian/judge-input.ts'

/** A log that keeps drafts; while `isFull` it stores nothing. */
export interface DraftLog extends FlowLog {
  isFull: boolean
  readonly drafts: EntryDraft[]
  readonly losses: { readonly forwarded: number; readonly blocked: number }[]
}

export function draftLog(): DraftLog {
  const drafts: EntryDraft[] = []
  const losses: DraftLog['losses'] = []
  return {
    isFull: false,
    drafts,
    losses,
    append(added) {
      if (this.isFull) {
        return { stored: false, cause: new McipError('log.full', { file: 'f', reason: 'r' }) }
      }
      const places = added.map((_, index) => ({
        seq: drafts.length + index,
        flowSeq: drafts.length + index,
      }))
      drafts.push(...added)
      return { stored: true, places }
    },
    workingSet: {
      revision: () => 0,
      read: (_, after) => ({ pieces: [], forgotten: [], last: after }),
    },
    lost: (counts) => void losses.push(counts),
    digest: (text) => `digest of ${text}`,
    close: async () => undefined,
  }
}

export interface TestDeps extends PipelineDeps {
  readonly log: DraftLog
  readonly handled: HandledLine[]
}

/** @param findings what the one judge finds, by the method of the message or of what it answers */
export function depsOf(
  findings: Readonly<Record<string, readonly Partial<Finding>[]>> = {},
  more: Partial<PipelineDeps> = {},
): TestDeps {
  const handled: HandledLine[] = []
  const log = draftLog()
  const server = { id: 'server', origin: 'file:server' }
  const store = createMemoryStore()
  const judge: Judge = {
    name: 'rules',
    judge({ message, answers }) {
      const method = 'method' in message ? message.method : `answer:${answers?.method ?? ''}`
      return (Object.hasOwn(findings, method) ? (findings[method] ?? []) : []).map(findingOf)
    },
  }
  return {
    trajectoryOf: oneTrajectory({ source: 'process', value: 'test' }),
    server,
    connection: createConnection(log.digest),
    memories: createMemories(),
    memory: createServerMemory(() => store, server),
    guardian: createGuardian([judge], 'closed-for-changes'),
    failMode: 'closed-for-changes',
    mode: 'enforce',
    digest: log.digest,
    now: () => new Date('2026-01-02T03:04:05.678Z'),
    clock: () => 0,
    notice: (line) => void handled.push(line),
    ...more,
    log,
    handled,
  }
}

export function lineOf(text: string): Line {
  return { kind: 'line', raw: Buffer.from(`${text}\n`) }
}

/** The lines that left, as text. */
export function textsOf(lines: readonly Uint8Array[]): readonly string[] {
  return lines.map((line) => Buffer.from(line).toString())
}
