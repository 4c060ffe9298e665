/**
 * Questions that a person answers in the host: a call waits, the host is asked by an elicitation of
 * the guard's own, and whatever comes of it, the call is judged once more as it stands. Off unless
 * the operator knows that the host shows such questions to a person and answers none by itself.
 *
 * Ids start with a secret of this connection, so no server can name one: what bears such an id and
 * comes from the host is the guard's and never goes on.
 */
import { describe } from '../enforcement/enforce.ts'
import {
  hostAnswer,
  questionParams,
  questionRequest,
  waitingProgress,
  withdrawal,
} from '../enforcement/question.ts'
import { approvalFlowOf } from '../guardian/approval-flow.ts'
import type { EntryDraft } from '../log/entry.ts'
import { isJsonObject } from '../mcp/json.ts'
import type { Message, RequestId, RequestMessage, Side } from '../mcp/message.ts'
import { idKey } from '../mcp/serialise.ts'
import type { Line } from '../transport/transport.ts'
import type { Approvals } from './approvals.ts'
import type { HandledLine } from './handled-line.ts'
import type { Judged } from './judge-message.ts'
import { isHeld } from './outgoing.ts'
import type { Question, QuestionPlace } from './question.ts'
import { questionDraft, takenDraft } from './question-entries.ts'

/** What becomes of a message that is about a question, and so goes no further. */
export interface Taken {
  readonly drafts: readonly EntryDraft[]
  /** The line that waited for the answer. */
  readonly released?: Line
  /** What the host gets to read. */
  readonly reply?: string
}

/** Where lines go when nothing arrives that they could follow. */
export interface Outlet {
  /** Sends a text to the host. */
  send(text: string): void
  /** Judges a line that has waited in vain, and lets out what comes of it. */
  release(line: Line): void
}

export interface HostQuestions {
  /** Takes note of what the client can do. */
  heard(message: Message, from: Side): void
  /** The question about a judged message; undefined where it is not put in the host. */
  about(judged: Judged, from: Side, at: string): Question | undefined
  /** Lets a line that is held wait for the answer to its question, which the host gets now. */
  put(line: HandledLine): void
  /** Whether a message answers the guard, or would get the answer to it. */
  isOwn(message: Message, from: Side): boolean
  /** What becomes of a message that is about a question; undefined of any other. */
  take(message: Message, from: Side, at: string): Promise<Taken> | undefined
  connect(outlet: Outlet): void
  /** Forgets all that waits. */
  close(): void
}

export interface HostQuestionDeps {
  readonly approvals: Pick<Approvals, 'answer'>
  /** Id of the guarded server. */
  readonly server: string
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
  /** Unguessable, new for each connection. */
  readonly secret: string
  /** Milliseconds to wait for a person. @default 300_000 */
  readonly waitMs?: number
  /** Milliseconds after which the host is told that its call is under way. @default 10_000 */
  readonly progressMs?: number
}

/** Questions open at the same time, and those without a yes on one connection: nobody is worn down. */
const maxOpen = 8
const maxRefused = 32

interface Open extends Question {
  readonly line: Line
  readonly timers: readonly NodeJS.Timeout[]
}

export function createHostQuestions(deps: HostQuestionDeps): HostQuestions {
  const { approvals, server, digest, secret, waitMs = 300_000, progressMs = 10_000 } = deps
  const prefix = `mcip-${secret}-`
  const open = new Map<string, Open>()
  /** Requests for approval that are open here, or got no yes: no flow is asked about twice. */
  const refused = new Set<string>()
  let asksForms = false
  let count = 0
  let last: QuestionPlace | undefined
  let outlet: Outlet | undefined

  /** An answer to the guard, or a server's request that would get one; a stray answer goes on. */
  function isOwn(message: Message, from: Side): boolean {
    if (message.kind === 'notification' || (message.kind === 'request') !== (from === 'server')) {
      return false
    }
    return typeof message.id === 'string' && message.id.startsWith(prefix)
  }

  function close(question: Open): void {
    for (const timer of question.timers) clearTimeout(timer)
    open.delete(question.id)
  }

  async function answered(question: Open, message: Message, at: string): Promise<Taken> {
    close(question)
    const answer = hostAnswer(message)
    const drafts = [takenDraft(question.place, message, 'host', at, { answer })]
    if (answer !== 'none') await approvals.answer(question.approvals, answer === 'allow')
    if (answer === 'allow') for (const id of question.approvals) refused.delete(id)
    return { drafts, released: question.line }
  }

  return {
    isOwn,
    heard(message, from) {
      if (from !== 'host' || message.kind !== 'request' || message.method !== 'initialize') return
      asksForms = knowsForms(message)
    },
    about({ message, verdict, waiting, input, trajectory }, from, at) {
      if (!asksForms || outlet === undefined || from !== 'host' || message.kind !== 'request') {
        return undefined
      }
      const asked = [...new Set(waiting?.values())]
      if (asked.length === 0 || asked.some((id) => refused.has(id))) return undefined
      if (open.size >= maxOpen || refused.size + asked.length > maxRefused) return undefined
      const findings = [...(waiting?.keys() ?? [])]
      const params = questionParams({
        server,
        what: describe(message, undefined),
        reasons: findings.map(({ text }) => text),
        fields: findings[0] === undefined ? [] : approvalFlowOf(findings[0], input, digest).fields,
      })
      const id = `${prefix}${count++}`
      const place = { trajectory, server, completeness: verdict.completeness, digest }
      const draft = questionDraft(place, id, params, at)
      return {
        id,
        text: questionRequest(id, params),
        draft,
        held: message,
        approvals: asked,
        place,
      }
    },
    put(handled) {
      if (!isHeld(handled)) return
      const { question } = handled
      for (const id of question.approvals) refused.add(id)
      last = question.place
      const { id, held } = question
      const wait = setTimeout(() => {
        const late = open.get(id)
        if (late === undefined) return
        close(late)
        outlet?.send(withdrawal(id))
        outlet?.release(late.line)
      }, waitMs).unref()
      const token = progressToken(held)
      let told = 0
      const tell = (key: RequestId): void => outlet?.send(waitingProgress(key, ++told))
      const timers =
        token === undefined ? [wait] : [wait, setInterval(tell, progressMs, token).unref()]
      // WHY a copy: a line is part of what was read with it, which would stay in memory as long.
      open.set(id, {
        ...question,
        line: { kind: 'line', raw: new Uint8Array(handled.raw) },
        timers,
      })
    },
    take(message, from, at) {
      const place = last
      if (place === undefined) return undefined
      if (message.kind === 'notification') {
        if (from === 'server' || message.method !== 'notifications/cancelled') return undefined
        const held = heldBy(message.params?.requestId as RequestId | undefined)
        if (held === undefined) return undefined
        close(held)
        const drafts = [takenDraft(held.place, message, from, at)]
        return Promise.resolve({ drafts, reply: withdrawal(held.id) })
      }
      if (!isOwn(message, from)) return undefined
      const question = from === 'host' ? open.get(String(message.id)) : undefined
      if (question !== undefined) return answered(question, message, at)
      return Promise.resolve({ drafts: [takenDraft(place, message, from, at)] })
    },
    connect(given) {
      outlet = given
    },
    close() {
      for (const question of open.values()) close(question)
      outlet = undefined
    },
  }

  function heldBy(requestId: RequestId | undefined): Open | undefined {
    if (requestId === undefined) return undefined
    const key = typeof requestId === 'object' ? '' : idKey(requestId)
    return [...open.values()].find(({ held }) => idKey(held.id) === key)
  }
}

/** `elicitation: {}` means forms, as before there were modes. @see MCP 2025-11-25, Elicitation */
function knowsForms({ params }: RequestMessage): boolean {
  const capabilities = params?.capabilities
  const elicitation = isJsonObject(capabilities) ? capabilities.elicitation : undefined
  if (!isJsonObject(elicitation)) return false
  return isJsonObject(elicitation.form) || !isJsonObject(elicitation.url)
}

function progressToken({ params }: RequestMessage): RequestId | undefined {
  const meta = params?._meta
  const token = isJsonObject(meta) ? meta.progressToken : undefined
  const isToken =
    typeof token === 'string' || typeof token === 'number' || typeof token === 'bigint'
  return isToken ? token : undefined
}
