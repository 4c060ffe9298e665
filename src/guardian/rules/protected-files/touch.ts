/** What a call does to a file, as far as its arguments say. */

/** `relocate` moves, removes or links what it names, a folder with all that is in it. */
export const accesses = ['read', 'write', 'relocate'] as const
export type Access = (typeof accesses)[number]

export interface Touch {
  /** The path as it is spelled; below `base` where it is relative and that is known. */
  readonly path: string
  readonly access: Access
  readonly base?: string
  /** Whether `*` and its like in the path stand for other characters. */
  readonly mayGlob?: boolean
}

/** A command that only a person may give: to the guard, or to a host about its servers and hooks. */
export interface GuardCommand {
  /** A fixed word: what it would do. */
  readonly deed: 'approve' | 'turn' | 'forget' | 'remove' | 'stop' | 'train' | 'host'
  /** Product name of the host, for the deed `host`. */
  readonly host?: string
  /** Where it is not clear that the text is run: then a person is asked. */
  readonly isUnsure?: true
}
