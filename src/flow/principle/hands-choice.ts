/**
 * Whether a user's words leave a choice to somebody else: to the client ("pick one for me",
 * "whatever is cheapest"), or to a kind of source ("follow the steps in the readme", "you can check
 * my notes").
 */

/** UTF-16 code units that are looked at. */
const maxSearched = 8_192

const toClient =
  /\b(?:(?:pick|choose|select|decide|suggest|recommend)\b[^.!?\n]{0,40}\b(?:for (?:me|us)|yourself)|up to you|your (?:choice|call)|surprise me|i trust you(?:r judge?ment)?|as you see fit|(?:whatever|whichever|wherever)\b[^.!?\n]{0,30}\b(?:you|is|are|works?|looks?|has|find|fits?)\b|any(?: one)?(?: of (?:them|those|these))?(?: is| will| would)? (?:be |do )?(?:fine|ok(?:ay)?|good|works?)|(?:does not|doesn['’]t|don['’]t) (?:matter|care|mind)|no preference)\b/i
const toSource =
  /\b(?:(?:follow|carry out|execute|complete|perform|do)\b[^.!?\n]{0,50}\b(?:instructions|steps|tasks|todos?|to-do|checklist|procedure)|(?:check(?: out)?|refer to|look (?:at|up|in|into|through)|see|consult|use|read|find)\b[^.!?\n]{0,60}\bfor (?:more |further )?(?:information|details|context|reference|guidance)|based on|according to|as (?:described|listed|stated|written|specified|noted) in|use\b[^.!?\n]{0,30}\b(?:from|in) (?:my|our|the)\b)/i

/** @param text of a query; of a longer one its beginning counts */
export function handsChoice(text: string): boolean {
  const searched = text.length > maxSearched ? text.slice(0, maxSearched) : text
  return toClient.test(searched) || toSource.test(searched)
}
