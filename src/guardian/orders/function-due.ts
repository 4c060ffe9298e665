/**
 * Whether a passage wants a function called that it names, without an order by its form: `the reader is
 * to run send_mail`, `done only when send_mail was used`. Documents seldom name the functions that are
 * on offer to their reader.
 */
import type { ActionKind } from './action-words.ts'
import type { OrderSetting } from './judge-passage.ts'

/** What is due, or said to be the next thing. */
const due =
  /\b(?:must|should|shall|ought to|ha(?:s|ve) to|needs? to|(?:is|are) to|(?:is|are) (?:required|due|expected|supposed|necessary|asked|obliged)|required|mandatory|make sure|be sure|remember to|next step|next call|next action|next thing|only (?:complete|done|finished|valid|over)|(?:not|in)complete|unless|until|after this|before you|now|please|then)\b/i
/** What was or can be done with it is told, not wanted. */
const told =
  /\b(?:was|were|had been|has been|have been|used to be|can be|could be|may be|might be) (?:\w{1,12} ){0,2}(?:replaced|removed|renamed|deprecated|added|introduced|called by|known|described|documented|found|used (?:by|in|for))\b/i
const used =
  /\b(?:call|us(?:e|ed|ing)|run|ran|running|invok(?:e|ed|ing)|execut(?:e|ed|ing)|execution|appl(?:y|ied)|trigger(?:ed)?|perform(?:ed)?|done|calls?|called|calling|step|action|with|via|through)\b/i

const weight: readonly ActionKind[] = ['delete', 'spend', 'send', 'execute', 'change']

/** What the function that is due does; undefined where none is due, or it only reads. */
export function functionDue(
  passage: string,
  { offer: { names }, called }: OrderSetting,
  isOrder: boolean,
): ActionKind | undefined {
  if (told.test(passage) || !(isOrder || (due.test(passage) && used.test(passage))))
    return undefined
  for (const { 0: name } of passage.matchAll(/[A-Za-z][\w.:/-]{4,80}\w/g)) {
    const lower = name.toLowerCase()
    const kinds = lower === called ? undefined : names.get(lower)
    const kind = kinds && weight.find((one) => kinds.has(one))
    if (kind !== undefined) return kind
  }
  return undefined
}
