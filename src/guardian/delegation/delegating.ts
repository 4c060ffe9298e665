/**
 * What a user's words leave to content: which kinds of sources, and which deeds. To follow a source
 * leaves any deed to it; `pay the bill`, `answer the mail`, `book it as the note says` leave paying,
 * writing, booking. Questions leave nothing. Pure, in linear time.
 */
import type { ActionKind } from '../orders/action-words.ts'
import { actionsIn } from './asked-actions.ts'
import { type SourceKind, sourceKindsIn } from './source-kind.ts'
import { sentencesOf, wishIn } from './told-only.ts'

/** Words that leave to a source what is done at all. */
const following = new RegExp(
  [
    String.raw`\b(?:follow|obey|fulfill?|honou?r|grant|comply with|see to|attend to|sort out|execute|perform|complete|implement|carry(?:ing)? out|work through|go through|act on|handle|process|take care of|deal with|do) (?:\S{1,24} ){0,6}?(?:instructions?|steps?|directions?|guide|tutorial|tasks?|to-?dos?|list|actions?|requests?|items|things|what|everything|whatever|all|it says|recipe|procedure|remedy|advice|recommendations?|suggestions?|hints?)\b`,
    String.raw`\b(?:by following|from the instructions)\b`,
    String.raw`\b(?:folge|befolge|erledige|bearbeite|sigue|haz (?:todo )?lo que|suis|suivez|fais ce que|segui|siga)\b`,
    '(?:に従って|следуй|выполни)',
  ].join('|'),
  'iu',
)
/** Words that leave to it how something is done, which they name. */
const stating = new RegExp(
  [
    String.raw`\b(?:as|what(?:ever)?|everything|how|the way) (?:\S{1,24} ){0,4}?(?:says?|said|asks?|asked|tells?|told|describ\w{1,4}|request\w{0,3}|instruct\w{0,3}|wants?|states?|stated|indicat\w{1,4}|specif\w{1,5}|mention\w{0,3}|listed|written|wrote|(?:e-?)?mailed|texted|messaged|posted|noted|suggest\w{0,3}|recommend\w{0,3})\b`,
    String.raw`\b(?:according to|in accordance with|per the|based on|as per|mentioned in|listed in|described in|specified in|given in)\b`,
    String.raw`\b(?:that|which|the one) (?:\S{1,32} ){0,4}?(?:rates?|rated|names?|named|lists?|proposes?|proposed|recommends?|recommended|describes?|mentions?|shows?|showed|has|says)\b`,
    String.raw`\b(?:it|he|she|they) (?:gives?|gave|names?|named|shows?|showed|mentions?|lists?|recommends?|suggests?|asks? for|requires?)\b`,
    String.raw`\b(?:named|given|shown|mentioned|written|listed|noted) (?:there|here|in it|therein)\b|\bwhere(?:ver)? (?:it|he|she|they) (?:says?|said|asks?|wants?)\b`,
    String.raw`\b(?:to|at|into|under|with|by) the (?:\S{1,24} ){1,2}(?:in|from|on) (?:his|her|their|its|that|this|the) (?:\S{1,24} ){0,2}?(?:(?:e-?)?mails?|messages?|notes?|letters?|reply|answer|page|file|bill|invoice|ticket|issue|readme|log|record|notice)\b`,
    String.raw`\b(?:do|perform|run|execute) (?:it|that|so|this|them|these|those)\b|\b(?:that|this|the same) way\b|\baccordingly\b`,
    String.raw`\b(?:laut|gemäß|wie (?:\S{1,24} ){0,4}(?:steht|beschrieben|verlangt)|(?:dort|darin) (?:steht|stehen|genannt|angegeben))\b`,
    String.raw`\b(?:según|como (?:dice|indica)|que (?:aparece|figura|indica|viene) en|selon|qui (?:figure|apparaît)|indiquée? dans|secondo|segundo|conforme)\b`,
    '(?:按照|根据|照着|通りに|대로|따라|согласно|как (?:указано|написано))',
  ].join('|'),
  'iu',
)
const answering =
  /\b(?:answer|reply|respond|react)(?:ing)?(?: to)?\b|\b(?:antworte|beantworte|responde|réponds|répondez|rispondi|responda)\b|回复|返信|답장|ответь|ответьте/iu
/** A bill, or what stands for one: `pay it`. */
const paying = new RegExp(
  [
    String.raw`\b(?:pay|settle|clear|transfer|take care of|see to|handle|deal with|process)(?: \S{1,24}){0,4} (?:bills?|invoices?|rent|dues|fees?|statements?|payments?|what)\b`,
    String.raw`\btransfer (?:the|its|that) (?:amount|sum|total|balance)\b`,
    String.raw`\b(?:get|buy|order|purchase|bring)(?: \S{1,24}){0,2} (?:everything|all|what(?:ever)?|things|items)\b`,
    String.raw`\b(?:pay|settle|transfer) (?:for )?(?:it|that|this|them|those|these)\b`,
    String.raw`\b(?:bezahle|zahle|begleiche|überweise)(?: \S{1,24}){0,4} (?:rechnung(?:en)?|miete|gebühr(?:en)?|betrag|es|sie|das)\b`,
    String.raw`\b(?:paga|pague|paie|payez|règle|réglez|salda)(?: \S{1,24}){0,4} (?:facturas?|factures?|fattur[ae]|faturas?|bollett[ae]|contas?|recibos?|loyer|alquiler|affitto)\b`,
    String.raw`оплати(?:те)?(?: \S{1,24}){0,4} сч[её]т`,
    '(?:支付|付款?|缴).{0,8}(?:账单|帳單|发票|發票)|(?:請求書|請求).{0,6}(?:払|支払)|(?:청구서|요금|고지서).{0,6}(?:결제|납부|지불|내)',
  ].join('|'),
  'iu',
)
/** Sources that a sentence names by their address. */
const pages = /\bhttps?:\/\/|\bwww\./
const files =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}_-]{1,64}\.(?:md|txt|pdf|docx?|xlsx?|csv|html?|eml|json|ya?ml|rst|log|cfg|ini|toml)(?![\p{L}\p{N}])/u

/**
 * The kinds of sources that lower-case words leave something to, those of the neighbours where a
 * delegating sentence names none, with the deeds that are left to them; undefined: any deed.
 */
export function leftIn(text: string): ReadonlyMap<SourceKind, ReadonlySet<ActionKind> | undefined> {
  const found = new Map<SourceKind, ReadonlySet<ActionKind> | undefined>()
  const all = sourcesIn(text)
  for (const sentence of sentencesOf(text)) {
    const wish = wishIn(sentence)
    const deeds = deedsLeft(wish, text)
    if (deeds === undefined) continue
    const own = sourcesIn(sentence)
    for (const kind of own.size > 0 ? own : all)
      found.set(kind, together(found.has(kind), found.get(kind), deeds))
  }
  return found
}

function sourcesIn(words: string): ReadonlySet<SourceKind> {
  const kinds = new Set(sourceKindsIn(words))
  if (pages.test(words)) kinds.add('page')
  if (files.test(words)) kinds.add('file')
  return kinds
}

/** `apply it`, of what a source explains, and not of what it grants: a discount is used. */
const applying = /\bapply (?:it|that|so|this|them|these|those)\b/i
const granted =
  /\b(?:discounts?|coupons?|vouchers?|promo(?:tion)?s?|codes?|credits?|offers?|filters?|labels?|tags?|cream|for)\b/i

/** The deeds that a wish leaves to sources; `any` where it names none, undefined where it leaves nothing. */
function deedsLeft(wish: string, text: string): ReadonlySet<ActionKind> | 'any' | undefined {
  if (following.test(wish)) return 'any'
  const deeds = new Set<ActionKind>()
  if (answering.test(wish)) deeds.add('send')
  if (paying.test(wish)) deeds.add('spend')
  if (stating.test(wish) || (applying.test(wish) && !granted.test(text))) {
    const named = [...actionsIn(wish, false)].filter((kind) => kind !== 'read' && kind !== 'visit')
    if (named.length === 0 && deeds.size === 0) return isLook(wish) ? undefined : 'any'
    for (const kind of named) deeds.add(kind)
  }
  return deeds.size > 0 ? deeds : undefined
}

/** Words that only look, or tell: `summarise what the page says`. */
const looking =
  /\b(?:show|tell|say|explain|summari[sz]e|sum up|translate|compare|describe|count|quote|list|check|find|search|look|read|get|give|fasse|zeige?|erkläre?|resume|explica|résume|riassumi)\b/
const acting =
  /\b(?:do|make|act|apply|proceed|set|put|place|arrange|organi[sz]e|prepare|complete|finish|submit|want|need)\b/

function isLook(wish: string): boolean {
  return looking.test(wish) && !acting.test(wish)
}

function together(
  isKnown: boolean,
  before: ReadonlySet<ActionKind> | undefined,
  more: ReadonlySet<ActionKind> | 'any',
): ReadonlySet<ActionKind> | undefined {
  if (more === 'any' || (isKnown && before === undefined)) return undefined
  return new Set([...(before ?? []), ...more])
}
