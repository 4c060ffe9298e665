/**
 * Whether a definition wants to be chosen by what it says of itself and others: contempt for the
 * tools of others, together with praise of itself or words about the reader's choice. What a tool
 * does needs none of this; that it is better for some things than others is advice.
 *
 * @see Wang et al. 2025, MPMA, arXiv:2505.11154 (preference manipulation)
 */

export interface Preference {
  /** In UTF-16 code units of the text: the sentence with contempt for others. */
  readonly span: readonly [number, number]
}

/** UTF-16 code units, and sentences of them, that are looked at. */
const maxText = 16_384
const maxSentences = 256
const maxSentence = 600

const adverbs =
  '(?:(?:often|mostly|all|usually|known to be|simply|just|far|much|likely|generally|very|too|always|less|more|also) ){0,2}'
const kinds =
  'tools?|functions?|servers?|services?|apis?|providers?|sources?|methods?|options?|plugins?|integrations?|choices?|apps?|extensions?|assistants?|ones'
/** Others in general: what is named may be compared. */
const others = String.raw`(?:(?:any|all|every|most|the|no) )?(?:other|alternative|competing|rival|similar|comparable|remaining)(?: [\w-]{1,20}){0,2} (?:${kinds})|(?:competing|rival|competitors'|rivals')(?: [\w-]{1,20})?(?: [\w-]{2,24}s)|others|(?:the |all |any )?(?:alternatives|competitors|rivals|competition)|anything else`
const faults =
  'outdated|obsolete|out of date|unreliable|untrustworthy|inaccurate|imprecise|inferior|incorrect|stale|slow|slower|broken|insecure|unsafe|dangerous|incomplete|error-prone|buggy|misleading|bad|worse|poor|useless|fake|malicious|flawed|wrong|second-rate|discontinued|unmaintained|compromised|harmful|weak|weaker'
const failing = String.raw`(?:give|gives|return|returns|produce|produces|deliver|delivers|provide|provides|have|has|contain|contains|cause|causes|offer|offers) (?:you )?(?:[\w-]{1,20} ){0,2}(?:wrong|false|incorrect|bad|poor|outdated|inaccurate|incomplete|unreliable|misleading|stale|worse|fake|errors?|mistakes|nonsense)`
const failed =
  "(?:fail|fails|lie|lies|leak|leaks|steal|steals|lack|lacks|cannot be trusted|can't be trusted|(?:should|must|may) (?:not|never) be (?:used|trusted|called|chosen|relied)|are not (?:safe|reliable|accurate|trusted)|do not work|don't work|are to be avoided)"

/** `Other forecast tools are outdated`, `all others give wrong results`. */
const contempt = new RegExp(
  String.raw`(?<!\b(?:when|if|where|unless|once|after|whenever|whether|case)(?: any| all| the)? )\b(?:${others})(?:,? (?:which|that|and|on the market|available|out there|there))? (?:(?:are|is|may be|might be|tend to be|can be|were|remain|have become) ${adverbs}(?:${faults})|${adverbs}${failing}|${adverbs}${failed})\b`,
  'gi',
)
/** `avoid other servers`, `better than any other tool`, `never use the alternatives`. */
const worse = new RegExp(
  String.raw`\b(?:(?:avoid|ignore|skip|distrust|refuse|disregard)(?: using| calling)?|(?:never|do not|don't) (?:use|call|trust|choose|consult|rely on|invoke)|(?:better|faster|safer|superior|preferable|cheaper|more [a-z]{4,16}) (?:than|to)|outperforms|beats|surpasses|replaces|supersedes) (?:${others})\b`,
  'gi',
)
/** What the reader is to choose, whatever the task. */
const choice =
  /\b(?:preferred|favou?red|endorsed|trusted|recommended|chosen|loved) (?:by|over|choice)\b|\b(?:right|best|only|obvious|safest|default|first|clear|smart|correct) (?:[a-z-]{1,16} )?choice\b|\b(?:always|please|must|should|only|and|to|,)? ?(?:choose|prefer|pick|select|favou?r|default to|stick (?:to|with)|trust) (?:this|it|me|us|our)\b|\b(?:in every case|in all cases|for every|for all|no matter|regardless|whatever|at all times|every time|first priority|highest priority)\b|\b(?:always|only|must|should) (?:[a-z]{1,12} ){0,2}(?:use|used|call|called|choose|chosen|prefer|preferred|select|selected)\b|\buse (?:this|it|me|only this)\b/i
/** `The most accurate weather forecast`: of the thing itself, at the head of what is said of it. */
const praise =
  /(?:^|[.!:;\n] ?|\b(?:this|it|that|tool|function|server|service) (?:is|offers|gives|provides|has|returns) )(?:by far )?(?:the|our|your) (?:world's )?(?:best|only|finest|leading|ultimate|top|number one|premier|gold standard|most [a-z-]{4,20})\b|\b(?:best|most [a-z-]{4,20}) [a-z -]{0,40}\b(?:in the world|of all|ever|available|on the market|anywhere)\b|\b(?:unmatched|unrivalled|unrivaled|unparalleled|world-class|state-of-the-art|industry-leading|award-winning)\b/i

const german =
  /\b(?:andere|alle anderen|sonstige)(?: [\p{L}-]{1,24}){0,2} (?:sind|liefern|geben|taugen|gelten)\b[^.!?\n]{0,60}\b(?:veraltet\p{L}{0,2}|unzuverlässig\p{L}{0,2}|falsch\p{L}{0,2}|ungenau\p{L}{0,2}|unsicher\p{L}{0,2}|schlecht\p{L}{0,3}|nichts)/iu
const romance =
  /(?:\b(?:les|tous les|los|las|todos los|todas las|gli|le) (?:autres|otros|otras|altri|altre)\b|\b(?:otros|otras|altri|autres) [\p{L}-]{2,24})[^.!?\n]{0,40}(?:obsol|périm|dépass|inexact|faux|fausses|peu fiables|desactualizad|poco fiables|incorrect|erróne|obsolet|inaffidabil|sbagliat)/iu
const chinese =
  /其他(?:的)?.{0,12}(?:过时|不准确|不可靠|错误|不安全|有害)|他の.{0,12}(?:古い|不正確|信頼できない)/u
/** The reader's choice and praise in the same languages. */
const foreignChoice =
  /\b(?:immer|stets|nur) (?:dieses|dieser|diese)\b|\b(?:bevorzug|beste[rnsm]?|genaueste|richtige wahl)|\b(?:toujours|siempre|sempre) [\p{L}-]{2,16} (?:cet|ce|esta|este|questo)|\b(?:meilleur|mejor|migliore|préféré|preferid|más precis|plus précis)|最好|最准确|首选|优先|最も|常に/iu

/**
 * The first sentence with contempt for others, where the text also praises or wants to be chosen.
 *
 * @param own names of the tools of the same server, lower case: to tell these apart is advice
 */
export function preferenceIn(text: string, own: ReadonlySet<string>): Preference | undefined {
  const looked = text.slice(0, maxText)
  if (!mayHold(looked)) return undefined
  if (![choice, praise, foreignChoice].some((pattern) => pattern.test(looked))) return undefined
  let start = 0
  for (const sentence of looked.split(/(?<=[.!?;。！？])\s*|\n+/u, maxSentences)) {
    const at = looked.indexOf(sentence, start)
    start = at + sentence.length
    if (isContempt(sentence.slice(0, maxSentence), own)) return { span: [at, start] }
  }
  return undefined
}

/** Whether a sentence has contempt for others that are not of the same server. */
function isContempt(words: string, own: ReadonlySet<string>): boolean {
  if ([german, romance, chinese].some((one) => one.test(words))) return true
  return [contempt, worse].some((pattern) => {
    // WHY: `matchAll` makes a copy of the pattern, and few sentences match.
    if (words.search(pattern) === -1) return false
    for (const { 0: found, index } of words.matchAll(pattern))
      if (!isOfOwn(words.slice(0, index), words.slice(index + found.length), own)) return true
    return false
  })
}

const server = '(?:server|toolset|package|suite|collection)'
/** `Better than other tools of this server`: the object itself is of it. */
const ofOwn = new RegExp(`^ (?:of|in|on|from|by|within) (?:this|our|the same) ${server}\\b`, 'i')
/** `This server's other tools are slow`. */
const ownBefore = new RegExp(`\\b(?:this|our|the same) ${server}(?:'s|’s) $`, 'i')
/** `Better than other tools like find_slow`. */
const named = /^(?:,? (?:such as|like)|:| \()? ?[`"']?([a-z][\w.-]{1,80}\w)/i

/** Whether the others in a sentence are said to be of the server, by what stands around them. */
function isOfOwn(before: string, after: string, own: ReadonlySet<string>): boolean {
  if (ofOwn.test(after) || ownBefore.test(before)) return true
  const name = named.exec(after)?.[1]?.toLowerCase()
  return name !== undefined && /[_.-]/.test(name) && own.has(name)
}

/** Whether a text speaks of others at all: few definitions do. */
function mayHold(text: string): boolean {
  return /\bother|\balternativ|\bcompet|\brival|\bsimilar |comparable|anything else|ander|autre|otr[oa]s|altr[ie]|其他|他の/i.test(
    text,
  )
}
