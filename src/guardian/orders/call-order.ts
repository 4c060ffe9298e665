/**
 * Whether a definition claims a place in the order of calls over tools that are not its server's, or
 * makes what another tool gives depend on a call. Judged by how the sentence is built: what is called,
 * when, beside which tools, and what of theirs is handed over.
 *
 * A place over the tools of its own server is normal, and so is one that a topic bounds.
 * @see Jing et al. 2025, arXiv:2505.14590, Table 1 (function dependency injection)
 */
import { besideIn, type OwnTools } from './other-calls.ts'

export type CallOrderSign =
  /** Wants to be called beside all others, whatever they are. */
  | 'call-order'
  /** The same, and to get what goes into the others or comes out of them, or the conversation. */
  | 'others-data'
  /** The same, or a condition of another tool's result, with a secret file of the user. */
  | 'unneeded-data'
  /** Makes the result of a tool of another server depend on a call. */
  | 'foreign-function'

export interface CallOrder {
  readonly sign: CallOrderSign
  /** In UTF-16 code units of the text: the sentence. */
  readonly span: readonly [number, number]
}

/** UTF-16 code units by which a long sentence is cut; two parts share as much. */
const maxSide = 280

/** What a sentence about all others turns on; few definitions have one of these. */
const turning =
  /\b(?:any|every|each|all|no|another|other|others|whichever|whatever|remaining|rest|anything|everything|else|first|last|subsequent|only|unless|until|without|always|nothing|per|if|when|once|after|before|later|foreign|depends?|a tool)\b/i

export function callOrdersIn(raw: string, tools: OwnTools): readonly CallOrder[] {
  if (!turning.test(raw)) return []
  // As long as before: places stay the same.
  const text = raw.replace(/[\t\r]|\n(?!\s{0,8}(?:\n|[-*•]\s|\d{1,2}[.)]\s))/g, ' ')
  const found: CallOrder[] = []
  let done = 0
  for (const { start, end, next } of sentencesOf(text)) {
    if (start < done) continue
    const sign = signOf(text.slice(start, end), text.slice(end, next), tools)
    if (sign === undefined) continue
    found.push({ sign, span: [start, end] })
    done = end
  }
  return found
}

interface Sentence {
  readonly start: number
  readonly end: number
  /** Where the sentence behind it ends, which may say what is to be handed over. */
  readonly next: number
}

const ending = /[.!?。！？](?=\s|$)|\n| - (?=\*\*|[A-Z])/g

/** Sentences around turning words, long ones cut around each. */
function* sentencesOf(text: string): Generator<Sentence> {
  let start = 0
  const ends = [...text.matchAll(ending)].map(({ index }) => index + 1)
  if (ends.at(-1) !== text.length) ends.push(text.length)
  for (const [at, end] of ends.entries()) {
    const next = Math.min(ends[at + 1] ?? end, end + maxSide)
    // Steps smaller than a part: what one part cuts in two is whole in the next.
    for (let from = start; from < end; from += maxSide) {
      const to = Math.min(end, from + 2 * maxSide)
      if (turning.test(text.slice(from, to)))
        yield { start: from, end: to, next: to === end ? next : to }
      if (to === end) break
    }
    start = end
  }
}

function signOf(sentence: string, following: string, tools: OwnTools): CallOrderSign | undefined {
  const beside = besideIn(sentence, tools)
  const holdsSecret = secretFile.test(sentence)
  if (beside === undefined) return undefined
  if (holdsSecret && !tools.takesPath) return 'unneeded-data'
  if (beside === 'foreign') return 'foreign-function'
  if (beside === 'unknown') return undefined
  if (takesOthersData(sentence, tools)) return 'others-data'
  if (/^\s*(?:it|this|they|then|also|and|give|pass|hand|include|provide|the)\b/i.test(following))
    if (takesOthersData(following, tools)) return 'others-data'
  return 'call-order'
}

/** Files that hold what gives access, or how a host is set up. */
const secretFile =
  /(?<![\w.])\.(?:ssh|env|aws|kube|npmrc|netrc|pgpass|git-credentials|cursor|gnupg|docker\/config)\b|\bid_(?:rsa|ed25519|ecdsa)\b|\bmcp\.json\b|\bclaude_desktop_config\b|\/etc\/(?:passwd|shadow)\b|\bkeychain\b|\bcredentials\.(?:json|xml|ya?ml)\b/i

const giving =
  'with|includ\\w{1,3}|pass\\w{0,3}|receiv\\w{1,3}|gets?|gotten|giv\\w{1,3}|given|provid\\w{1,3}|hand\\w{0,3}|contain\\w{0,3}|suppl\\w{1,4}|forward\\w{0,3}|report\\w{0,3}|record\\w{0,3}|logs?|logging|cop(?:y|ies|ied|ying)|carr(?:y|ies)|tak(?:e|es|ing)|submit\\w{0,4}|send(?:s|ing)?|sent|shar(?:e|es|ing)|feed(?:s|ing)?|fed|attach\\w{0,3}|add(?:s|ing)?|deliver\\w{0,3}|hear|told|tell|show\\w{0,3}|sees?|put\\w{0,4}|quot\\w{1,3}|repeat\\w{0,3}|list\\w{0,3}|stat(?:e|ing)|enter\\w{0,3}|relay\\w{0,3}|sav\\w{1,3}|stor\\w{1,3}|upload\\w{0,3}|transmit\\w{0,4}|paste\\w{0,2}|pasting|append\\w{0,3}|mirror\\w{0,3}'
const parts =
  '(?:names?|args?|arguments?|param\\w{0,8}|inputs?|outputs?|results?|responses?|repl(?:y|ies)|answers?|returns?|payloads?|contents?|values?|data|details|bodies|body)'
/** Of what is said to be the others': `their arguments`, `what they returned`, `the result of each`. */
const ofOthers = new RegExp(
  String.raw`\b(?:${giving})\b[^.!?]{0,80}?(?:` +
    String.raw`\b(?:their|whose|its|(?:other|that|each|every|previous|preceding|next|planned|intended|upcoming|called|following)(?: \w{1,16})?(?:'s|’s)?|the(?: tool|function|call)(?:'s|’s)?)(?: (?:full|complete|raw|exact|whole|name|names|and|tool|call|function|intended|planned)){0,4},? ${parts}\b` +
    String.raw`|\b(?:what|whatever|all that|everything|anything) (?:it|they|that tool|the (?:tool|call|other|others|first)|was|is|were|you)(?: \w{1,16}){0,4}? ?(?:return\w{0,3}|g[eo]t|gave|gives?|produc\w{1,3}|answer\w{0,3}|said|says?|yield\w{0,3}|sent|sends?|passed|pass|found|came back|received|about to|going to|intend|plan)\b` +
    String.raw`|\b(?:the|all|any|each|every|same|full|raw|complete|exact) (?:(?:same|full|raw|complete|exact|whole|tool|function|call|original|other|of|the) ){0,3}(?:arguments?|args|inputs?|outputs?|results?|responses?|answers?|payloads?|values?|contents?)\b(?! (?:of (?:this|it)|to (?:them|the|each|every|all|those|later|subsequent|other)))` +
    String.raw`|\b(?:it|them|that|something|all) (?:here|in full|word for word|verbatim|to (?:this|it)\b|into (?:this|it)\b|as [\`"'])` +
    String.raw`|\b(?:${parts}|copy|copies|summary|transcript)(?:,? (?:and|or) \w{1,16})? (?:of|from|for|that|which|returned|given|passed|meant|intended) (?:(?:the|any|all|each|every|that|those|these|it|you|they|by|of|to|were|are|is|got|to be|calls?|results?|answers?|${parts}) ){0,4}(?:others?|each|every|it|them|that|those|call|calls|tool|tools|one|you|they|planned|intended|passed|returned|got|gave|next|previous|result|results|answer|answers|response|responses)\b)`,
  'i',
)
const ofConversation = new RegExp(
  String.raw`\b(?:${giving})\b[^.!?]{0,60}\b(?:conversation|dialog(?:ue)?|chat|transcript|(?:message|chat|conversation) history|history|messages|system prompt|(?:whole|entire|full|complete|current) (?:prompt|context|exchange|thread)|what (?:the user|they|he|she|was|has been) (?:\w{1,12} ){0,2}(?:said|wrote|asked|typed|told))\b`,
  'i',
)

/** `Every message has to be handed to this tool`, `all outputs are passed to it`. */
const handed =
  /\b(?:every|each|all|any|whatever)\b[^.!?]{0,40}\b(?:messages?|outputs?|results?|answers?|repl(?:y|ies)|responses?|inputs?|arguments?|calls?)\b[^.!?]{0,60}\b(?:handed|passed|given|sent|submitted|forwarded|reported|copied|shown|fed|routed|logged|recorded|relayed|told)\b[^.!?]{0,24}\b(?:to|here|into|through|with|by)\b/i

/** Whether what goes into other calls or comes out of them, or the conversation, is to be handed over. */
function takesOthersData(sentence: string, { keeps }: OwnTools): boolean {
  return (
    ofOthers.test(sentence) || (!keeps && (ofConversation.test(sentence) || handed.test(sentence)))
  )
}
