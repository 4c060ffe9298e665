/** Whether the user took a value back: "not Rome", "forget 4", "instead of Monday". */
import type { Turn } from '../../trajectory/memory.ts'

/** Turns that are looked at, latest first, and UTF-16 code units of each and of a value. */
const maxTurns = 16
const maxText = 4_096
const maxValue = 96

/** But not where the value is to be kept in mind: "don't forget", "vergiss nicht". */
const takenBack =
  /(?:(?<!\b(?:why|if|or|whether|how about)[ ,]{1,2})\bnot|(?<!(?:n['’]?t|\b(?:not|never|ever|always|often|i|we))(?: to| you| ever)?\s{1,2})\b(?:forget(?: about)?|scratch)|\binstead of|\brather than|\bno longer|(?<!\b(?:vergiss|vergesst|vergessen sie)\s{1,2})\bnicht(?! nur)|\bstatt|\banstatt|\bau lieu d[eu']|\ben (?:vez|lugar) de)\s{1,2}(?:(?:the|a|an|to|for|at|on|in|von|de)\s)?["“'$€£¥]?$/

/** What follows a value that is not all there is, or that is not to be forgotten. */
const stays = /^,?\s{1,2}(?:alone|only|allein|vergessen)\b/

/** By the last mention of it: who says it once more wants it again. */
export function isRetracted(value: string | number, turns: readonly Turn[]): boolean {
  const wanted = String(value).toLowerCase()
  if (wanted.length === 0 || wanted.length > maxValue) return false
  const end = Math.max(0, turns.length - maxTurns)
  for (let at = turns.length - 1; at >= end; at--) {
    const turn = turns[at]
    if (turn?.source !== 'user') continue
    const text = turn.text.slice(0, maxText).toLowerCase()
    const mention = lastWholeAt(text, wanted)
    if (mention === -1) continue
    const after = mention + wanted.length
    if (stays.test(text.slice(after, after + 16))) return false
    return takenBack.test(text.slice(Math.max(0, mention - 40), mention))
  }
  return false
}

/** Where `value` stands last and is no part of a longer word or number. */
function lastWholeAt(text: string, value: string): number {
  for (
    let at = text.lastIndexOf(value);
    at !== -1;
    at = at === 0 ? -1 : text.lastIndexOf(value, at - 1)
  ) {
    const isPart =
      /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ||
      /^(?:[\p{L}\p{N}]|[.,:-]\d)/u.test(text.slice(at + value.length, at + value.length + 2))
    if (!isPart) return at
  }
  return -1
}
