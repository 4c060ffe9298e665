/**
 * Approvals in the store: sealed, because they hold the values that a person decided about, each
 * bound to its place and revision, so that no record can be moved or put back in another's place.
 */
import { Buffer } from 'node:buffer'
import { forgottenAt } from '../state/approval-steps.ts'
import type { ApprovalRecord } from '../state/approvals.ts'
import { openPiece, sealPiece } from './seal.ts'
import type { StoreKeys } from './store/keys.ts'
import { createNonces } from './store/nonces.ts'
import type { MaybePromise, Store } from './store.ts'

/** A request for approval as it is stored. */
export interface StoredApproval extends ApprovalRecord {
  /** Keyed digest of the flow's name. */
  readonly key: string
  readonly storedRevision: number
}

export interface ApprovalBook {
  /** All that can be opened; what cannot is no approval. */
  all(): Promise<readonly StoredApproval[]>
  /** Writes in place of a revision (0: none yet); false when somebody was faster. */
  put(key: string, record: ApprovalRecord, revision: number): MaybePromise<boolean>
  remove(key: string): MaybePromise<boolean>
}

/** The approvals of `store` under its keys; whatever the store throws is thrown. */
export function createApprovalBook(
  store: Pick<Store, 'records' | 'putRecord' | 'deleteRecord'>,
  { seal }: StoreKeys,
): ApprovalBook {
  const nonce = createNonces()
  /** As last opened, by key: opening all of them anew takes milliseconds. */
  let opened = new Map<string, { readonly value: string; readonly stored: StoredApproval }>()
  return {
    async all() {
      const now: typeof opened = new Map()
      for (const { key, value, revision } of await store.records('approval')) {
        const before = opened.get(key)
        const isKnown = before?.value === value && before.stored.storedRevision === revision
        const record = isKnown ? before.stored : open(value, key, revision)
        if (record === undefined) continue
        now.set(key, { value, stored: { ...record, key, storedRevision: revision } })
      }
      opened = now
      return [...now.values()].map(({ stored }) => stored)
    },
    put(key, record, revision) {
      const { id, flow, shown, asks, askedAt, lastAskedAt, standing } = record
      const plain = JSON.stringify({ id, flow, shown, asks, askedAt, lastAskedAt, standing })
      const sealed = sealPiece(seal, bindingOf(key, revision + 1), Buffer.from(plain), nonce())
      return store.putRecord(
        {
          kind: 'approval',
          key,
          value: Buffer.from(sealed).toString('base64'),
          createdAt: askedAt,
          updatedAt: lastAskedAt,
          expiresAt: forgottenAt(record),
        },
        revision,
      )
    },
    remove: (key) => store.deleteRecord('approval', key),
  }

  function open(value: string, key: string, revision: number): ApprovalRecord | undefined {
    try {
      const plain = openPiece(seal, bindingOf(key, revision), Buffer.from(value, 'base64'))
      // Trusted inside: nobody else has the key.
      return JSON.parse(Buffer.from(plain).toString('utf8')) as ApprovalRecord
    } catch {
      // Another key, or bytes that somebody changed: no approval, and it is asked anew.
      return undefined
    }
  }
}

function bindingOf(key: string, revision: number): Parameters<typeof sealPiece>[1] {
  return { trajectory: { source: 'record', value: `approval:${key}` }, position: revision }
}
