/**
 * One OpenAI-compatible chat endpoint: asks, waits no longer than it may, tries again where that can
 * help, and leaves an endpoint alone that keeps failing.
 *
 * What comes back is hostile: its size is bounded and nothing of it is run or followed.
 */
import { McipError } from '../../errors.ts'
import { createBreaker } from './breaker.ts'
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
  /** @throws McipError `llm.unavailable`, `llm.refused`, `llm.malformed-answer` */
  ask(asking: Asking): Promise<Answered>
  readonly spent: Spent
}

const maxAnswerBytes = 1024 * 1024
const firstPauseMs = 250
const longestPauseMs = 8_000

export function createEndpoint(options: EndpointOptions): Endpoint {
  const { url, model, key, random, clock, price } = options
  const { deadlineMs = 30_000, attempts = 3, concurrency = 4 } = options
  const address = `${url.replace(/\/+$/, '')}/chat/completions`
  const breaker = createBreaker(clock)
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
        return { kind: 'again', reason: 'it takes no schema', pauseMs: 0 }
      }
      return failure(response)
    } catch (cause) {
      return { kind: 'again', reason: reasonOf(cause), pauseMs: undefined }
    }
  }

  async function askNow(asking: Asking): Promise<Answered> {
    const started = clock()
    let reason = 'no time was left'
    let status: number | undefined
    for (let tried = 0; tried < attempts; tried++) {
      const restMs = deadlineMs - (clock() - started)
      if (restMs <= 0) break
      const one = await attempt(asking, restMs)
      if (one.kind === 'answer') {
        breaker.worked()
        return account(one.text, clock() - started)
      }
      reason = one.reason
      if (one.kind === 'refused') {
        status = one.status
        break
      }
      const backOff = Math.min(longestPauseMs, firstPauseMs * 2 ** tried) * (0.5 + random() / 2)
      const pauseMs = one.pauseMs ?? backOff
      if (clock() - started + pauseMs >= deadlineMs) break
      if (tried + 1 < attempts) await pause(pauseMs)
    }
    breaker.failed()
    throw status === undefined
      ? new McipError('llm.unavailable', { url, reason })
      : new McipError('llm.refused', { url, status, reason })
  }

  function account(text: string, ms: number): Answered {
    const { content, inputTokens, outputTokens } = readAnswer(text, url)
    const cost =
      price === undefined
        ? 0
        : (inputTokens * price.input + outputTokens * price.output) / 1_000_000
    spent.inputTokens += inputTokens
    spent.outputTokens += outputTokens
    spent.cost += cost
    return { text: content, inputTokens, outputTokens, cost, ms }
  }

  return {
    spent,
    ask(asking) {
      return slots.run(async () => {
        spent.asked++
        try {
          if (!breaker.mayTry()) {
            throw new McipError('llm.unavailable', { url, reason: 'it failed too often just now' })
          }
          return await askNow(asking)
        } catch (error) {
          spent.failed++
          throw error
        }
      })
    },
  }
}

type Tried =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'again'; readonly reason: string; readonly pauseMs: number | undefined }
  | { readonly kind: 'refused'; readonly reason: string; readonly status: number }

/** 408, 429 and faults of the server pass; other refusals stay whatever is tried. */
function failure({ status, headers }: Response): Tried {
  const reason = `it answered with status ${status}`
  if (status !== 408 && status !== 429 && status < 500) return { kind: 'refused', reason, status }
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return {
    kind: 'again',
    reason,
    pauseMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined,
  }
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

function readAnswer(
  text: string,
  url: string,
): { readonly content: string; readonly inputTokens: number; readonly outputTokens: number } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new McipError('llm.malformed-answer', { url, reason: 'no JSON' }, { cause })
  }
  const { choices, usage } = (value ?? {}) as {
    choices?: unknown
    usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null
  }
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined
  const content = (first as { message?: { content?: unknown } } | undefined)?.message?.content
  if (typeof content !== 'string') {
    throw new McipError('llm.malformed-answer', { url, reason: 'no text in `choices`' })
  }
  return {
    content,
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

function pause(ms: number): Promise<void> {
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
