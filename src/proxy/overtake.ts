/** Which lines need not wait for a big one before them that is still judged. */
import type { Side } from '../mcp/message.ts'
import { readLine } from '../mcp/read.ts'
import type { Connection } from '../trajectory/connection.ts'
import type { Line } from '../transport/transport.ts'

/** Bytes of a line that may overtake: it is read once more when it is judged. */
const maxBytes = 16 * 1024
/** Answers that teach the guard what other messages are judged by. */
const teaching: ReadonlySet<string> = new Set(['initialize', 'server/discover', 'tools/list'])

/**
 * Whether `line` is the answer to a request that still waits for one, and teaches nothing.
 *
 * Requests are answered in any order. A notification may be about the big message, and a request about
 * what that did: they stay behind it. So does an answer that nobody waits for, as a second one to the
 * request that the big message answers.
 */
export function mayOvertake(
  line: Line,
  from: Side,
  { awaited }: Pick<Connection, 'awaited'>,
): boolean {
  if (line.kind !== 'line' || line.raw.length > maxBytes) return false
  const reading = readLine(line.raw)
  if (reading.kind !== 'message') return false
  const { message } = reading
  if ((message.kind !== 'result' && message.kind !== 'error') || message.id === null) return false
  const method = awaited(message.id, from)
  return method !== undefined && !teaching.has(method)
}
