/**
 * One OpenAI-compatible chat endpoint: asks, waits no longer than it may, tries again where that can
 * help, and leaves an endpoint alone that keeps failing.
 *
 * What comes back is hostile: its size is bounded and nothing of it is run or followed.
 */
import { McipError } from '../../errors.ts'
import { createBreaker } from './breaker.ts'
import { createPatience, type PatienceOptions } from './patience.ts'
import type { ChatTurn } from './question.ts'

export interface EndpointOptions {
  /** Base URL with version: `http://127.0.0.1:8000/v1`. */
  readonly url: string
  readonly model: string
  /** Sent as a bearer token, where given. */
  readonly key?: string
  /** Milliseconds that one question may take, with all attempts. @default 30_000 */
  readonly deadlineMs?: number
  /** Attempts in all. @default 3 */
  readonly attempts?: number
  /** Questions under way at once. @default 4 */
  readonly concurrency?: number
  /** US dollars for a million tokens. @default nothing is counted */
  readonly price?: { readonly input: number; readonly output: number }
  /**
   * Nobody waits for the single question, and all are to be answered: pauses that the endpoint asks
   * for are kept, and an outage is waited for.
   * @default false
   */
  readonly isBatch?: boolean
  readonly onPause?: PatienceOptions['onPause']
  /** @default by a timer */
  readonly pause?: (ms: number) => Promise<void>
  /** 0 to 1, for the jitter of pauses. */
  readonly random: () => number
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number
}

export interface Asking {
  readonly turns: readonly ChatTurn[]
  /** JSON Schema of the answer; endpoints that refuse it are asked without from then on. */
  readonly schema?: object
  readonly maxTokens: number
}

export interface Answered {
  readonly text: string
  readonly inputTokens: number
  readonly outputTokens: number
  /** US dollars; 0 where no price is known. */
  readonly cost: number
  readonly ms: number
}

/** What an endpoint has cost so far. */
export interface Spent {
  readonly asked: number
  readonly failed: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cost: number
}

export interface Endpoint {
  /**
   * @throws McipError `llm.unavailable`, `llm.refused`, `llm.malformed-answer` (what that cost is in
   * its data); of a batch that cannot go on `llm.gave-up`
   */
  ask(asking: Asking): Promise<Answered>
  readonly spent: Spent
}

const maxAnswerBytes = 1024 * 1024
const firstPauseMs = 250
const longestPauseMs = 8_000
/** Milliseconds that one question of a batch waits in all because it is told to. */
const maxToldMs = 120_000
/** A question of a batch is given up when that often all its attempts failed. */
const maxRounds = 9
/** Refusals of the endpoint, not of the question: key, payment, name or place of the model. */
const lasting: ReadonlySet<unknown> = new Set([401, 402, 403, 404, 405, 410])

export function createEndpoint(options: EndpointOptions): Endpoint {
  const { url, model, key, random, clock, price } = options
  const { deadlineMs = 30_000, attempts = 3, concurrency = 4 } = options
  const { isBatch = false, onPause, pause = byTimer } = options
  const address = `${url.replace(/\/+$/, '')}/chat/completions`
  const breaker = createBreaker(clock)
  const patience = createPatience({ pause, ...(onPause === undefined ? {} : { onPause }) })
  const slots = createSlots(concurrency)
  const spent = { asked: 0, failed: 0, inputTokens: 0, outputTokens: 0, cost: 0 }
  let takesSchema = true

  async function attempt({ turns, schema, maxTokens }: Asking, restMs: number): Promise<Tried> {
    const body = {
      model,
      messages: turns,
      temperature: 0,
      max_tokens: maxTokens,
      stream: false,
      ...(schema === undefined || !takesSchema
        ? {}
        : {
            response_format: {
              type: 'json_schema',
              json_schema: { name: 'verdict', strict: true, schema },
            },
          }),
    }
    let response: Response
    try {
      response = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(Math.max(1, Math.floor(restMs))),
      })
      const text = await boundedText(response)
      if (response.ok) return { kind: 'answer', text }
      if (response.status === 400 && takesSchema && schema !== undefined) {
        takesSchema = false
        return { kind: 'again', reason: 'it takes no schema', pauseMs: 0, isBusy: false }
      }
      return failure(response)
    } catch (cause) {
      return { kind: 'again', reason: reasonOf(cause), pauseMs: undefined, isBusy: false }
    }
  }

  async function askNow(asking: Asking, waits: Waits): Promise<Answered> {
    const started = clock()
    let reason = 'no time was left'
    let status: number | undefined
    const before = waits.ms
    for (let tried = 0; tried < attempts; ) {
      const restMs = deadlineMs + waits.ms - before - (clock() - started)
      if (restMs <= 0) break
      const one = await attempt(asking, restMs)
      if (one.kind === 'answer') return account(one.text, clock() - started)
      reason = one.reason
      if (one.kind === 'refused') {
        status = one.status
        break
      }
      const again = isBatch && one.isBusy ? waits.count : tried
      const backOff = Math.min(longestPauseMs, firstPauseMs * 2 ** again) * (0.5 + random() / 2)
      if (isBatch && one.isBusy) {
        const pauseMs = Math.max(one.pauseMs ?? backOff, firstPauseMs)
        if (waits.ms + pauseMs <= maxToldMs) {
          waits.count++
          waits.ms += pauseMs
          await pause(pauseMs)
          continue
        }
      }
      const pauseMs = one.pauseMs ?? backOff
      if (clock() - started + pauseMs >= deadlineMs + waits.ms - before) break
      if (++tried < attempts) await pause(pauseMs)
    }
    throw status === undefined
      ? new McipError('llm.unavailable', { url, reason })
      : new McipError('llm.refused', { url, status, reason })
  }

  /** As in the live guard: an endpoint that fails often is left alone, and that is said at once. */
  async function askOnce(asking: Asking): Promise<Answered> {
    if (!breaker.mayTry()) {
      throw new McipError('llm.unavailable', { url, reason: 'it failed too often just now' })
    }
    try {
      const answered = await askNow(asking, { count: 0, ms: 0 })
      breaker.worked()
      return answered
    } catch (error) {
      if (isMalformed(error)) breaker.worked()
      else breaker.failed()
      throw error
    }
  }

  /** As in a batch: an outage is waited for, and what it took the answer of is asked again. */
  async function askPatiently(asking: Asking): Promise<Answered> {
    const waits = { count: 0, ms: 0 }
    for (let round = 1; ; round++) {
      await patience.ready()
      try {
        const answered = await askNow(asking, waits)
        patience.worked()
        return answered
      } catch (error) {
        if (!(error instanceof McipError)) throw error
        if (error.code === 'llm.unavailable') {
          patience.failed(error)
          if (round < maxRounds) continue
        } else if (lasting.has(error.data.status)) patience.refused(error)
        else patience.worked()
        throw error
      }
    }
  }

  function account(text: string, ms: number): Answered {
    const { content, reason, inputTokens, outputTokens } = readAnswer(text)
    const cost =
      price === undefined
        ? 0
        : (inputTokens * price.input + outputTokens * price.output) / 1_000_000
    spent.inputTokens += inputTokens
    spent.outputTokens += outputTokens
    spent.cost += cost
    if (content !== undefined) return { text: content, inputTokens, outputTokens, cost, ms }
    throw new McipError('llm.malformed-answer', { url, reason, inputTokens, outputTokens, cost })
  }

  return {
    spent,
    ask(asking) {
      return slots.run(async () => {
        spent.asked++
        try {
          return await (isBatch ? askPatiently(asking) : askOnce(asking))
        } catch (error) {
          spent.failed++
          throw error
        }
      })
    },
  }
}

function isMalformed(error: unknown): boolean {
  return error instanceof McipError && error.code === 'llm.malformed-answer'
}

/** What one question waited because it was told to. */
interface Waits {
  count: number
  ms: number
}

type Tried =
  | { readonly kind: 'answer'; readonly text: string }
  | {
      readonly kind: 'again'
      readonly reason: string
      readonly pauseMs: number | undefined
      /** It said that it has too much to do, or when to come back. */
      readonly isBusy: boolean
    }
  | { readonly kind: 'refused'; readonly reason: string; readonly status: number }

/** 408, 429 and faults of the server pass; other refusals stay whatever is tried. */
function failure({ status, headers }: Response): Tried {
  const reason = `it answered with status ${status}`
  if (status !== 408 && status !== 429 && status < 500) return { kind: 'refused', reason, status }
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const pauseMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined
  return { kind: 'again', reason, pauseMs, isBusy: status === 429 || pauseMs !== undefined }
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > maxAnswerBytes) throw new Error(`its answer is longer than ${maxAnswerBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What the model wrote and what that took; where it wrote nothing, why. */
function readAnswer(text: string): {
  readonly content: string | undefined
  readonly reason: string
  readonly inputTokens: number
  readonly outputTokens: number
} {
  let value: unknown
  let reason = 'no text in `choices`'
  try {
    value = JSON.parse(text)
  } catch {
    reason = 'no JSON'
  }
  const { choices, usage } = (value ?? {}) as {
    choices?: unknown
    usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null
  }
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined
  const content = (first as { message?: { content?: unknown } | null } | null | undefined)?.message
    ?.content
  return {
    content: typeof content === 'string' ? content : undefined,
    reason,
    inputTokens: countOf(usage?.prompt_tokens),
    outputTokens: countOf(usage?.completion_tokens),
  }
}

function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'it could not be reached'
  if (cause.name === 'TimeoutError') return 'it did not answer in time'
  const inner: unknown = cause.cause
  return inner instanceof Error ? `${cause.message}: ${inner.message}` : cause.message
}

function byTimer(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

/** Lets a bounded number of tasks run at once; the others wait in order. */
function createSlots(count: number): { run<T>(task: () => Promise<T>): Promise<T> } {
  let free = count
  const waiting: (() => void)[] = []
  return {
    async run(task) {
      if (free > 0) free--
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await task()
      } finally {
        const next = waiting.shift()
        if (next === undefined) free++
        else next()
      }
    },
  }
}
