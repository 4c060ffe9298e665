/** What kinds of acting the user's own words ask for. */
import { isVerbOf, type VerbKind, verbKinds } from '../verbs.ts'
import type { Asked } from './asked.ts'

/** What people say for undoing and doing away with, beside the verbs of functions. */
const undoing: ReadonlySet<string> = new Set(
  'rid undo undone reverse reversing reversal retract annul nix scrap withdraw void rescind abort removal removing removed removes deletion deleting cancellation cancelling canceling cancelled canceled clearing dropping erasing anymore unneeded discard trash'.split(
    ' ',
  ),
)
/** "Take it off", "back out", "pull the plug". */
const undoingWords =
  /\b(?:take|taking|taken|back|backing|get|getting|pull|pulling|leave|leaving)\b[^.!?\n]{0,40}?\b(?:off|out|rid|plug)\b|\bno longer\b/i

const known = new WeakMap<Asked, ReadonlySet<VerbKind>>()
const maxWords = 700

/** The kinds of verbs in the user's words; `make` where only something is made or changed. */
export function askedKinds(asked: Asked): ReadonlySet<VerbKind> {
  const before = known.get(asked)
  if (before !== undefined) return before
  const kinds = new Set<VerbKind>()
  for (const word of asked.text.split(/[^\p{L}]+/u, maxWords)) {
    for (const kind of verbKinds) if (isVerbOf(kind, word)) kinds.add(kind)
    if (undoing.has(word)) kinds.add('delete')
  }
  if (!kinds.has('delete') && undoingWords.test(asked.text)) kinds.add('delete')
  known.set(asked, kinds)
  return kinds
}
