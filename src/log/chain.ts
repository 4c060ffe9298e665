/**
 * The hash chain of a trajectory, and the log-wide chain over the heads of all.
 *
 * No key goes into it: a chain is evidence against accident and against partial change. Whoever
 * owns the whole log can write a new one; a head that was kept elsewhere is what shows that.
 */
import { hash } from 'node:crypto'

/** What stands for the hash before the first link. */
export const noHash: string = '0'.repeat(64)

/** Lower-case hex of SHA-256 over the previous hash in hex, a line feed, and the bytes as UTF-8. */
export function chainHash(previous: string, bytes: string): string {
  return hash('sha256', `${previous}\n${bytes}`, 'hex')
}

/** A link of the log-wide chain as a person keeps it: `number:hash`. */
export interface LogHead {
  readonly number: number
  readonly hash: string
}

/** `number:hash`. */
export function formatHead({ number, hash }: LogHead): string {
  return `${number}:${hash}`
}

/** The head that `text` states; undefined when it is none. */
export function parseHead(text: string): LogHead | undefined {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase())
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  return { number: Number(match[1]), hash: match[2] }
}
