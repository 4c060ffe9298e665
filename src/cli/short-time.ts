/** Times of the log as a person reads them. */
import { plain } from './terminal.ts'

/** `2026-11-22 17:04` of an RFC 3339 time in UTC. */
export function toMinute(at: string): string {
  return plain(at.replace('T', ' ').slice(0, 16), 16)
}

/** `2026-11-22 17:04:05` of an RFC 3339 time in UTC. */
export function toSecond(at: string): string {
  return plain(at.replace('T', ' ').replace(/\.\d+Z$/, ''), 24)
}
