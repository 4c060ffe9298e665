/** Replies of a model on disk, a line each, so that a long run that was broken off goes on. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Replies } from '../bench/annotate/llm-annotator.ts'
import { McipError } from '../errors.ts'

/**
 * Replies kept in `file`; a line that was cut off by the end of a run is not read.
 *
 * @throws McipError `cli.unwritable` where a reply cannot be kept
 */
export function openReplies(file: string): Replies {
  const known = new Map<string, string>()
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) read(line)
  }
  function read(line: string): void {
    try {
      const one = JSON.parse(line) as { question?: unknown; reply?: unknown } | null
      if (typeof one?.question === 'string' && typeof one.reply === 'string') {
        known.set(one.question, one.reply)
      }
    } catch {
      // The last line of a run that was killed; what it answered is asked again.
    }
  }
  return {
    get: (question) => known.get(question),
    put(question, reply) {
      known.set(question, reply)
      try {
        // WHY a line end before it too: the last line may have been cut off.
        appendFileSync(file, `\n${JSON.stringify({ question, reply })}\n`)
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new McipError('cli.unwritable', { file, reason }, { cause })
      }
    },
  }
}
