/** What every step of the demo stands on: its scene, and what must have happened. */
import type { MessageEntry } from '../../log/entry.ts'
import type { ServerKind } from './programs.ts'
import type { Rehearsal } from './rehearse.ts'
import type { Stage } from './stage.ts'
import type { Tell } from './told.ts'
import type { ToolClient } from './tool-client.ts'

/** Something did not happen as it must; it has been told. */
export class StoryFault extends Error {}

export interface Scene {
  readonly stage: Stage
  readonly tell: Tell
  /** A client of a server behind the guard; everything that it does is followed by a look at the log. */
  connect(server: ServerKind): Promise<ToolClient>
  /** Tells the guards what the user says next. */
  turn(words: string): Promise<void>
  /** What the same agent did and met without a guard. */
  readonly rehearsal: Promise<Rehearsal>
  /** Messages in the log so far, in its order. */
  readonly entries: readonly MessageEntry[]
}

/** Messages that did not go on as they were. */
export function stopped({ entries }: Pick<Scene, 'entries'>): readonly MessageEntry[] {
  return entries.filter(({ verdict }) => verdict.decision !== 'allow')
}

/**
 * Tells whether something that must have happened did.
 *
 * @throws StoryFault where it did not
 */
export function must(scene: Pick<Scene, 'tell'>, step: number, ok: boolean, text: string): void {
  scene.tell({ kind: 'check', step, ok, text })
  if (!ok) throw new StoryFault(text)
}
