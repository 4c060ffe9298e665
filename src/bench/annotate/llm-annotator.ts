/**
 * Annotation by a language model, in the paper's form; where it gives none that can be taken, the
 * extractor's stays, and is counted.
 */
import { createHash } from 'node:crypto'
import { McipError } from '../../errors.ts'
import type { Endpoint } from '../../guardian/llm/endpoint.ts'
import { type Annotated, annotatedWith } from './annotate.ts'
import { annotationQuestion, annotationSchema, annotationTokens } from './annotation-question.ts'
import { annotationOf } from './annotation-reply.ts'

/** Replies by the digest of their question, so that nothing is asked twice. */
export interface Replies {
  get(digest: string): string | undefined
  put(digest: string, reply: string): void
}

export interface AnnotatorOptions {
  readonly endpoint: Pick<Endpoint, 'ask'>
  readonly model: string
  readonly replies?: Replies
}

/** How often what happened. */
export interface AnnotatorCounts {
  /** Annotated by the model. */
  readonly taken: number
  /** Kept as the extractor has them: the reply was none, or contradicted the flow. */
  readonly invalid: number
  /** The endpoint did not answer. */
  readonly unavailable: number
  /** Not asked about: no flow, or more than one question may hold. */
  readonly unasked: number
}

export interface Annotator {
  /** @throws McipError `llm.gave-up` where the endpoint answers nothing any more */
  annotate(annotated: Annotated): Promise<Annotated>
  readonly counts: AnnotatorCounts
}

export function createLlmAnnotator({ endpoint, model, replies }: AnnotatorOptions): Annotator {
  const counts = { taken: 0, invalid: 0, unavailable: 0, unasked: 0 }
  return {
    counts,
    async annotate(annotated) {
      const turns = annotationQuestion(annotated)
      if (turns === undefined) {
        counts.unasked++
        return annotated
      }
      const digest = createHash('sha256')
        .update(JSON.stringify([model, turns]))
        .digest('hex')
      let text = replies?.get(digest)
      if (text === undefined) {
        try {
          const maxTokens = annotationTokens(annotated)
          text = (await endpoint.ask({ turns, schema: annotationSchema, maxTokens })).text
        } catch (cause) {
          if (!(cause instanceof McipError) || cause.code === 'llm.gave-up') throw cause
          counts.unavailable++
          return annotated
        }
        replies?.put(digest, text)
      }
      const paper = annotationOf(text, annotated.paper)
      if (paper === undefined) {
        counts.invalid++
        return annotated
      }
      counts.taken++
      return annotatedWith(annotated, paper)
    },
  }
}
