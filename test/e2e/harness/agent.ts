/** An agent: one SDK client with all client features, the same whatever the SDK's version. */
import type { Launch } from './launch.ts'

export interface CallOptions {
  readonly onprogress?: (progress: { readonly progress: number }) => void
  readonly signal?: AbortSignal
  /** Milliseconds. */
  readonly timeout?: number
}

export interface ToolResult {
  readonly content?: readonly unknown[]
  readonly structuredContent?: unknown
  readonly isError?: boolean | undefined
  readonly _meta?: Readonly<Record<string, unknown>> | undefined
}

/** The part of the SDK clients that both versions share. */
export interface Agent {
  listTools(): Promise<{
    readonly tools: readonly { readonly name: string }[]
    readonly _meta?: Readonly<Record<string, unknown>> | undefined
  }>
  callTool(name: string, args?: Record<string, unknown>, options?: CallOptions): Promise<ToolResult>
  listResources(): Promise<{ readonly resources: readonly { readonly uri: string }[] }>
  listResourceTemplates(): Promise<unknown>
  readResource(params: { uri: string }): Promise<unknown>
  subscribeResource(params: { uri: string }): Promise<unknown>
  unsubscribeResource(params: { uri: string }): Promise<unknown>
  listPrompts(): Promise<{ readonly prompts: readonly { readonly name: string }[] }>
  getPrompt(params: { name: string; arguments?: Record<string, string> }): Promise<unknown>
  complete(params: {
    ref: { type: 'ref/prompt'; name: string } | { type: 'ref/resource'; uri: string }
    argument: { name: string; value: string }
    context?: { arguments?: Record<string, string> }
  }): Promise<unknown>
  setLoggingLevel(level: 'debug' | 'warning'): Promise<unknown>
  ping(): Promise<unknown>
  sendRootsListChanged(): Promise<void>
  /** Requests and notifications of the server so far, by method. */
  readonly seen: ReadonlyMap<string, number>
  /** Waits until the server has sent `count` messages of `method`. */
  until(method: string, count: number): Promise<void>
  /** Closes the connection and waits until the process has ended. */
  close(): Promise<void>
}

export type AgentFactory = (launch: Launch) => Promise<Agent>

/** What the agent answers to requests of the server. */
export const replies = {
  sampling: {
    model: 'a-model',
    role: 'assistant',
    stopReason: 'endTurn',
    content: { type: 'text', text: 'It is a sunny day.' },
  },
  elicitation: { action: 'accept', content: { name: 'Ada', check: true, confirm: true } },
  roots: { roots: [{ uri: 'file:///projects/one', name: 'One' }] },
} as const

export const agentInfo = { name: 'agent', version: '1.0.0' } as const

const patienceMs = 60_000

/** Counts messages by method and lets others wait for them. */
export function createCounter(): Pick<Agent, 'seen' | 'until'> & { count(method: string): void } {
  const seen = new Map<string, number>()
  const waiting = new Set<() => void>()
  return {
    seen,
    count(method) {
      seen.set(method, (seen.get(method) ?? 0) + 1)
      for (const look of waiting) look()
    },
    until(method, count) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`${method} came ${seen.get(method) ?? 0} times, not ${count}`))
        }, patienceMs)
        function look(): void {
          if ((seen.get(method) ?? 0) < count) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      })
    },
  }
}

/** What came of an attempt that may fail: its value, or code and message of the error. */
export async function attempt(what: Promise<unknown>): Promise<unknown> {
  try {
    return await what
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    return { failed: cause.message }
  }
}
