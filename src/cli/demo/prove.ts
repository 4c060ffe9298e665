/** The last step: the log proves itself, and a changed copy of it does not. */

import type { MessageEntry } from '../../log/entry.ts'
import type { Verification } from '../../log/fault.ts'
import { verifyFile } from '../../log/store/verify-file.ts'
import { must, stopped } from './scene.ts'
import type { Stage } from './stage.ts'
import { tamper } from './tamper.ts'
import type { Tell } from './told.ts'

/** Verifies the log of the demo, whose guards have ended, and then a copy with a block made an allow. */
export async function prove(
  stage: Stage,
  entries: readonly MessageEntry[],
  tell: Tell,
): Promise<void> {
  const step = 5
  tell({
    kind: 'step',
    step,
    title: 'Proof',
    text: 'Each entry is chained to the one before it. The log is verified as it is, and then a copy of it in which somebody made the blocked call an allowed one.',
  })
  const own = await verifyFile(stage.log)
  tellVerified('own', own)
  must({ tell }, step, own.ok && own.entries >= entries.length, 'the log is whole')
  const blocked = stopped({ entries }).find(({ message }) => message.method === 'tools/call')
  const copy = `${stage.log}.changed`
  const isChanged = blocked !== undefined && tamper(stage.log, copy, blocked.seq)
  must({ tell }, step, isChanged, `in the copy, entry ${blocked?.seq} now says allow`)
  const changed = await verifyFile(copy)
  tellVerified('changed', changed)
  const isFound = changed.faults.some(({ seq }) => seq === blocked?.seq)
  must({ tell }, step, isFound, 'the change was found, and where it is')

  function tellVerified(log: 'own' | 'changed', result: Verification): void {
    const { ok, trajectories } = result
    const faults = result.faults.map(({ text }) => text)
    tell({ kind: 'verified', step, log, ok, trajectories, entries: result.entries, faults })
  }
}
