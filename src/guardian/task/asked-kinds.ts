/** What kinds of acting the user's own words ask for. */
import { isVerbOf, type VerbKind, verbKinds } from '../verbs.ts'
import type { Asked } from './asked.ts'

const known = new WeakMap<Asked, ReadonlySet<VerbKind>>()
const maxWords = 700

/** The kinds of verbs in the user's words; `make` where only something is made or changed. */
export function askedKinds(asked: Asked): ReadonlySet<VerbKind> {
  const before = known.get(asked)
  if (before !== undefined) return before
  const kinds = new Set<VerbKind>()
  for (const word of asked.text.split(/[^\p{L}]+/u, maxWords))
    for (const kind of verbKinds) if (isVerbOf(kind, word)) kinds.add(kind)
  known.set(asked, kinds)
  return kinds
}
