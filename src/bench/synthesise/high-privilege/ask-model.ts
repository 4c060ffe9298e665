/**
 * Functions of high privilege by a language model: each given function is asked about once, what
 * came back is kept, and where nothing of use came templates stay and the reason is counted.
 */
import { createHash } from 'node:crypto'
import { inOrder } from '../../../audit/in-order.ts'
import { McipError } from '../../../errors.ts'
import type { Endpoint } from '../../../guardian/llm/endpoint.ts'
import type { Replies } from '../../annotate/llm-annotator.ts'
import type { DialogueTool } from '../../dialogue.ts'
import { answerSchema, answerTokens, questionOf } from './question.ts'
import { type Unusable, writtenFunction } from './written-function.ts'

export interface AskerOptions {
  readonly endpoint: Pick<Endpoint, 'ask'>
  readonly model: string
  readonly replies: Replies
  /** Questions under way at once. */
  readonly atOnce: number
  /** Whether a function of this name may stand in the cases. */
  readonly isAllowed: (name: string) => boolean
  readonly onProgress?: (done: number, all: number) => void
  readonly signal?: AbortSignal
}

/** Why a function was not the model's. */
export type NotWritten = Unusable | 'no-answer' | 'not-asked'

export interface Asker {
  /** Asks about those that were never asked about, in order. */
  ask(tools: readonly DialogueTool[]): Promise<void>
  /** What was written for `tool`, or why nothing was. */
  of(tool: DialogueTool): DialogueTool | NotWritten
  /** Whether it was told to stop, and asks no more. */
  readonly isStopped: boolean
}

export function createAsker(options: AskerOptions): Asker {
  const { endpoint, model, replies, atOnce, isAllowed, onProgress, signal } = options
  const known = new Map<string, DialogueTool | NotWritten>()

  async function textOf(digest: string, tool: DialogueTool): Promise<string | undefined> {
    const kept = replies.get(digest)
    if (kept !== undefined || signal?.aborted === true) return kept
    try {
      const asking = { turns: questionOf(tool), schema: answerSchema, maxTokens: answerTokens }
      return (await endpoint.ask(asking)).text
    } catch (cause) {
      if (!(cause instanceof McipError)) throw cause
      return undefined
    }
  }

  return {
    async ask(tools) {
      const fresh = new Map<string, DialogueTool>()
      for (const tool of tools) {
        const digest = digestOf(model, tool)
        if (!known.has(digest)) fresh.set(digest, tool)
      }
      let done = 0
      const found = inOrder(fresh, atOnce, async ([digest, tool]) => ({
        digest,
        tool,
        text: await textOf(digest, tool),
      }))
      // Kept in the order of the questions, whichever answer came first.
      for await (const { digest, tool, text } of found) {
        if (text !== undefined && replies.get(digest) === undefined) replies.put(digest, text)
        const written = text === undefined ? 'no-answer' : writtenFunction(text, tool, isAllowed)
        known.set(digest, written)
        onProgress?.(++done, fresh.size)
      }
    },
    of: (tool) => known.get(digestOf(model, tool)) ?? 'not-asked',
    get isStopped() {
      return signal?.aborted === true
    },
  }
}

function digestOf(model: string, tool: DialogueTool): string {
  return createHash('sha256')
    .update(JSON.stringify([model, questionOf(tool)]))
    .digest('hex')
}
