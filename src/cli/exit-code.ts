/**
 * Exit codes of every command but `run`, which exits as the guarded server does. Pinned: scripts
 * depend on them.
 */
export const exitCodes: Readonly<Record<'done' | 'found' | 'usage' | 'internal', number>> =
  Object.freeze({
    /** The command did what it was asked to. */
    done: 0,
    /** It did, and what it looked at is not in order (a broken log, a failed demo, a finding). */
    found: 1,
    /** Wrong usage or bad input; nothing was done, or by `audit` and `flows` all but that. */
    usage: 2,
    /** A fault of mcip itself. @see sysexits(3), EX_SOFTWARE */
    internal: 70,
  })

/** What each code means, in words for `mcip help` and the documents. */
export const exitCodeMeanings: readonly (readonly [number, string])[] = Object.freeze([
  [exitCodes.done, 'done'],
  [exitCodes.found, 'done, and something is not in order (broken log, failed demo, a finding)'],
  [exitCodes.usage, 'wrong usage or bad input'],
  [exitCodes.internal, 'a fault of mcip itself'],
])
