/** Replies kept in memory, the latest used stay. */
import type { ReplyCache } from './llm-judge.ts'
import type { Reply } from './reply.ts'

const maxReplies = 10_000

export function createReplyCache(size: number = maxReplies): ReplyCache {
  const replies = new Map<string, Reply>()
  return {
    get(digest) {
      const reply = replies.get(digest)
      if (reply === undefined) return undefined
      // A map keeps the order of insertion: what is used moves to the end.
      replies.delete(digest)
      replies.set(digest, reply)
      return reply
    },
    set(digest, reply) {
      replies.delete(digest)
      if (replies.size >= size) {
        const oldest = replies.keys().next()
        if (!oldest.done) replies.delete(oldest.value)
      }
      replies.set(digest, reply)
    },
  }
}
