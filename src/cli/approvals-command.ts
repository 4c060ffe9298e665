/** What `mcip approvals` does: shows the requests, those that wait first. */
import { type ApprovalBook, createApprovalBook, type StoredApproval } from '../log/approval-book.ts'
import { loadKeys } from '../log/store/keys.ts'
import type { Store } from '../log/store.ts'
import { isOver } from '../state/approvals.ts'
import { approvalLines } from './approval-lines.ts'
import { existingLog, type LogOptions, outputTerminal, print, withStore } from './log-command.ts'
import { safeJson } from './safe-json.ts'

/** Prints the requests that wait or hold; with `all`, those that are over too. */
export async function approvals(options: LogOptions & { readonly all?: true }): Promise<void> {
  await withStore(options, async (store) => {
    const now = Date.now()
    const isShown = (one: StoredApproval): boolean => options.all === true || !isOver(one, now)
    const found = (await approvalsOf(store, options).all()).filter(isShown).sort(byNeed)
    if (options.json) {
      print(safeJson(found.map(withoutPlace), 2))
      return
    }
    if (found.length === 0) {
      print('nothing waits for a decision')
      return
    }
    for (const [index, record] of found.entries()) {
      print(...(index === 0 ? [] : ['']), ...approvalLines(outputTerminal(), record, now))
    }
  })
}

/** The approvals of an open log, under the keys beside it. */
export function approvalsOf(store: Store, options: LogOptions): ApprovalBook {
  return createApprovalBook(store, loadKeys(existingLog(options)))
}

function withoutPlace({ key: _, storedRevision: __, ...record }: StoredApproval): object {
  return record
}

const order = ['pending', 'granted', 'denied', 'used']

function byNeed(one: StoredApproval, other: StoredApproval): number {
  const need = order.indexOf(one.standing.state) - order.indexOf(other.standing.state)
  return need || (one.lastAskedAt < other.lastAskedAt ? 1 : -1)
}
