/** What the person at the terminal reads of lines of a server that are no messages. */
import { quoteName } from '../guardian/quote-name.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import type { HandledLine } from './handled-line.ts'

export interface DropNotice {
  /** Tells of the first line that was dropped; silent about all else. */
  take(line: HandledLine): void
  /** Tells how many there were, where there were more than the first. */
  end(): void
}

/**
 * Lines for a person about what a server prints among its messages: the first, quoted and bounded,
 * and at the end their number. Without it a developer sees a server that does not answer.
 */
export function createDropNotice(server: GuardedServer, write: (line: string) => void): DropNotice {
  const name = quoteName(server.id).slice(1, -1)
  let dropped = 0
  return {
    take(line) {
      if (line.kind !== 'rejected' || line.from !== 'server') return
      const reason = line.drafts.find((draft) => draft.kind === 'rejected')?.reason
      if (reason === undefined) return
      dropped += 1
      if (dropped > 1) return
      const start = quoteName(line.start ?? '')
      write(
        `mcip: ${name}: dropped a line of the server that is no message (${reason}): ${start}; what a server prints for people belongs on stderr`,
      )
    },
    end() {
      if (dropped > 1)
        write(`mcip: ${name}: dropped ${dropped} lines of the server that are no messages`)
    },
  }
}
