/**
 * Whether a passage orders an action, and how: by the place of the verb in its clause and by what
 * stands in front of it. Closed-class words only: pronouns, modals, conjunctions, words of courtesy.
 *
 * @see Huddleston and Pullum 2002, The Cambridge Grammar of the English Language, chapter 10 (clause type)
 */
import { type ActionKind, actionOf, unspacedActions } from './action-words.ts'

export type OrderForm =
  /** `Send it`, `please send`, `then send`. */
  | 'imperative'
  /** `You must send`, `it must be sent`, `make sure to send`. */
  | 'obligation'
  /** `To get it, send`, `if you need it, send`: what to do for a purpose of the reader's own. */
  | 'advice'
  /** `Could you send`, `I would be glad if you sent`. */
  | 'request'
  /** `Sent the key to`: a report by its form, and an order with a wrong ending. */
  | 'report'

export interface OrderClause {
  readonly kind: ActionKind
  readonly form: OrderForm
  /** Whether it says not to. */
  readonly isNegative: boolean
  /** Of the verb, in the passage. */
  readonly start: number
  readonly end: number
}

export interface Token {
  /** Lower case. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether a clause or a bracket opens in front of it. */
  readonly opens: boolean
}

const word = /[\p{L}\p{M}\p{N}_$]+(?:['’][\p{L}]{1,3})?/gu
/** Tokens of a passage that are looked at. */
const maxTokens = 160

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** What may stand between the start of a clause and the verb of an order. */
const leadIns = set(
  'please kindly pls now then also and so but or first second third next finally lastly just simply always immediately directly quickly instead ok okay hey hello hi only once again therefore thus urgently afterwards additionally do everyone all both either step bitte por favor svp veuillez merci jetzt dann zuerst sofort auch und primero luego entonces ahora y también après ensuite maintenant et aussi d abord puis prima poi ora e anche agora depois também пожалуйста сначала затем потом сейчас и также prego',
)
const courtesy = set(
  'please kindly pls bitte favor svp plaît plait veuillez merci favore prego пожалуйста alsjeblieft gentilmente gentileza',
)
const modals = set(
  'must should shall need needs ought required requires necessary mandatory essential obliged supposed expected instructed advised crucial imperative important sure ensure remember forget have has want wants musst muss müssen müsst sollst sollen sollte soll debes debe deben tienes tiene hay dois doit devez faut devi deve devono bisogna deves precisa precisas нужно надо должен должны необходимо следует moet moeten',
)
const requests = set(
  'could can would will might may könntest könnten kannst können podrías podría puedes puede pourriez pourrais pouvez peux potresti potrebbe puoi può poderia pode можешь можете могли',
)
const wishers = set(
  'appreciate grateful thankful glad like need want ask asking request wish expect expecting great nice kind good helpful lovely appreciated freuen encantaría gustaría aimerais souhaite vorrei gostaria',
)
const addressees = set(
  'you assistant model agent ai bot llm chatbot du sie ihr tú usted ustedes vous tu voi lei você вы ты',
)
/** Somebody else who acts: no order to the reader. */
const otherActors = set(
  "i we he she they it who which that i'll we'll i'm we're i've we've users user server api system customer customers people ich wir er es sie nous je il elle ils elles yo nosotros él ella ellos io noi lui я мы он она они eu nós ele ela",
)
const negations = set(
  "not don't never dont without nicht kein niemals no nunca ne jamais non mai não не нельзя avoid stop",
)
const purposes = set(
  'to if when whenever where should for wenn um falls si para cuando pour quand se per quando если чтобы in',
)
const articles = set(
  'the a an your my this that these those it them one two three all any both its their his her our us me some every each another at on to with',
)
const beforeNoun = set(
  'the a an your my this that of per no each every any last new total our their his her its first in for by',
)
const finite = set('is are was were has have had will would can could may does did been be')
/** Words of an order that names nobody: `it is necessary to`, `make sure that`. */
const impersonal = set(
  'it is be to that make s very absolutely es ist zu dass il est de es que è necessario é',
)
const perfect = set('has have had been was were')

/** The words of a passage with what opens a clause in front of them. */
export function tokensOf(passage: string): readonly Token[] {
  const tokens: Token[] = []
  let before = 0
  for (const { 0: found, index } of passage.matchAll(word)) {
    const gap = passage.slice(before, index)
    const last = gap.trimEnd().at(-1)
    // A mark within an address or a number opens nothing: behind it stands no space.
    const isApart =
      gap === '' ? tokens.length === 0 : /[\s"'“”‘’([*>#`-]$/.test(gap) || tokens.length === 0
    const opens =
      tokens.length === 0 ||
      (isApart && last !== undefined && /[,:;.!?()[\]"“”‘–—\-*>#|`•]/.test(last))
    tokens.push({
      text: found.toLowerCase().replace('’', "'"),
      start: index,
      end: index + found.length,
      opens,
    })
    before = index + found.length
    if (tokens.length >= maxTokens) break
  }
  return tokens
}

/** The orders of a passage, in order. */
export function ordersIn(
  passage: string,
  tokens: readonly Token[] = tokensOf(passage),
): readonly OrderClause[] {
  const clauses: OrderClause[] = []
  for (const [index, token] of tokens.entries()) {
    const action = actionOf(token.text)
    if (action === undefined) continue
    // A part of a name, an address or an option.
    if (
      /[\w/.@=-]/.test(passage[token.start - 1] ?? '') ||
      /^(?:[/@=]|[.:_-]\w)/.test(passage.slice(token.end, token.end + 2))
    )
      continue
    const form = formOf(passage, tokens, index, action.form, action.isNounToo)
    if (form === undefined) continue
    clauses.push({
      kind: action.kind,
      form,
      isNegative: isNegated(tokens, index),
      start: token.start,
      end: token.end,
    })
  }
  const unspaced = unspacedOrder(passage)
  return unspaced === undefined ? clauses : [...clauses, unspaced]
}

function formOf(
  passage: string,
  tokens: readonly Token[],
  index: number,
  form: 'base' | 'participle' | 'gerund',
  isNounToo: boolean,
): OrderForm | undefined {
  const token = tokens[index]
  if (token === undefined) return undefined
  const { from, lead, hasCourtesy } = clauseBefore(tokens, index)
  // `set` and `put` are their own participles.
  const isPassive = ['be', 'been'].includes(tokens[index - 1]?.text ?? '')
  if (form === 'participle' || isPassive) return participleForm(tokens, index, lead)
  if (form === 'gerund') return gerundForm(tokens, index, lead)
  // `Make sure to send`: the order is what follows.
  if (token.text === 'make' && tokens[index + 1]?.text === 'sure') return undefined
  if (isNounToo && !takesObject(passage, tokens, index)) return undefined
  const before = tokens[index - 1]?.text ?? ''
  if (!token.opens && beforeNoun.has(before) && !leadIns.has(before)) return undefined
  if (
    from === index ||
    lead.every(
      (one) =>
        leadIns.has(one.text) ||
        negations.has(one.text) ||
        /(?:ly|mente|ment)$/.test(one.text) ||
        /^\d+$/.test(one.text),
    )
  ) {
    if (!endsLabel(passage, token.end)) return hasPurpose(tokens, from) ? 'advice' : 'imperative'
    return undefined
  }
  const words = lead.slice(-7).map(({ text }) => text)
  // `Use the code to approve it`: what for, and no order of its own.
  if (before === 'to' && !words.some((one) => modals.has(one) || wishers.has(one))) return undefined
  if (
    words.some((one) => courtesy.has(one)) &&
    hasCourtesy &&
    !otherActors.has(words.at(-1) ?? '')
  ) {
    return words.some((one) => requests.has(one)) ? 'request' : 'imperative'
  }
  return modalForm(words)
}

/** `you must send`, `make sure to send`, `could you send`, `I want you to send`. */
function modalForm(words: readonly string[]): OrderForm | undefined {
  const subject = words.findLastIndex((one) => addressees.has(one))
  const actor = words.findLastIndex((one) => otherActors.has(one))
  const modal = words.findLastIndex((one) => modals.has(one))
  const request = words.findLastIndex((one) => requests.has(one))
  const wish = words.findIndex((one) => wishers.has(one))
  if (subject !== -1) {
    if (actor > subject) return undefined
    if (wish !== -1 && wish < subject) return wish >= 0 && modal === wish ? 'obligation' : 'request'
    if (modal > subject) return 'obligation'
    if (request !== -1 && request < subject) return 'request'
    return undefined
  }
  // `Make sure to send`, `it is necessary to send`, `must send`: nobody else is named.
  const isBare = words.every((one) => modals.has(one) || leadIns.has(one) || impersonal.has(one))
  return modal !== -1 && isBare ? 'obligation' : undefined
}

/** `must be sent`, `needs to be sent`, `should be sent`; else a report that opens the passage. */
function participleForm(
  tokens: readonly Token[],
  index: number,
  lead: readonly Token[],
): OrderForm | undefined {
  const words = lead.slice(-6).map(({ text }) => text)
  const copula = words.lastIndexOf('be')
  if (copula !== -1) {
    const before = words.slice(0, copula)
    const isDue =
      before.some((one) => modals.has(one) && !perfect.has(one)) ||
      /\b(?:has|have|is|are) to$/.test(before.join(' '))
    if (isDue && !before.includes('not')) return 'obligation'
    if (
      before.some((one) => requests.has(one)) &&
      words.some((one) => wishers.has(one) || one === 'if')
    )
      return 'request'
  }
  if (index >= 2 && /\b(?:has|have|is|are|needs?|must|should) (?:to )?be$/.test(words.join(' ')))
    return 'obligation'
  // `I would be glad if you sent`
  const subject = words.findLastIndex((one) => addressees.has(one))
  if (subject !== -1 && subject >= words.length - 2 && words.includes('if')) return 'request'
  const next = tokens[index + 1]?.text ?? ''
  if (
    lead.length === 0 &&
    index === 0 &&
    ['the', 'your', 'my', 'his', 'her', 'our', 'their'].includes(next)
  )
    return 'report'
  return undefined
}

/** `needs sending`, `would you mind sending`, `sending it would be appreciated`. */
function gerundForm(
  tokens: readonly Token[],
  index: number,
  lead: readonly Token[],
): OrderForm | undefined {
  const words = lead.slice(-5).map(({ text }) => text)
  if (words.includes('mind') && words.includes('you')) return 'request'
  if (words.at(-1) === 'needs' || words.at(-1) === 'requires' || words.at(-1) === 'require')
    return 'obligation'
  if (words.some((one) => one === 'start' || one === 'begin' || one === 'by') && lead.length <= 3)
    return 'imperative'
  const after = tokens.slice(index + 1, index + 24).map(({ text }) => text)
  const modal = after.findIndex((one) => modals.has(one) || one === 'would' || one === 'is')
  if (
    lead.length === 0 &&
    modal !== -1 &&
    after.slice(modal).some((one) => wishers.has(one) || one === 'required' || one === 'necessary')
  )
    return 'request'
  return undefined
}

interface ClauseBefore {
  /** Index of the first token of the clause. */
  readonly from: number
  /** The tokens between it and the verb. */
  readonly lead: readonly Token[]
  /** Whether the passage holds a word of courtesy. */
  readonly hasCourtesy: boolean
}

function clauseBefore(tokens: readonly Token[], index: number): ClauseBefore {
  let from = index
  while (from > 0 && tokens[from]?.opens !== true && index - from < 12) from--
  const lead = tokens.slice(from, index)
  return { from, lead, hasCourtesy: lead.some(({ text }) => courtesy.has(text)) }
}

/** A clause of purpose or condition in front of the order, as in `To reset it, send a mail`. */
function hasPurpose(tokens: readonly Token[], from: number): boolean {
  if (from === 0) return false
  let first = from - 1
  while (first > 0 && tokens[first]?.opens !== true) first--
  return purposes.has(tokens[first]?.text ?? '')
}

/** `Order: 17`, `Send =`: a label, no order. */
function endsLabel(passage: string, end: number): boolean {
  return /^\s{0,2}[:=)\]|]/.test(passage.slice(end, end + 3)) || end >= passage.length
}

/** Whether a word that may be a noun has an object as a verb has. */
function takesObject(passage: string, tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]
  const token = tokens[index]
  if (next === undefined || token === undefined) return false
  // `Message sent`, `Order placed`: what happened to a thing.
  if (actionOf(next.text)?.form === 'participle') return false
  const gap = passage.slice(token.end, next.start)
  if (!/^[\s"'`$€£<(~./\\]{1,6}$/.test(gap)) return false
  if (/[$€£]/.test(gap) || articles.has(next.text)) return true
  const rest = passage.slice(token.end, token.end + 80).replace(/^[\s"'`<(]+/, '')
  // `Order product P025` has something to order and no verb of its own; `Order P025 was sent` has one.
  const isAlone =
    token.opens &&
    !tokens
      .slice(index + 1)
      .some(({ text }) => finite.has(text) || actionOf(text)?.form === 'participle')
  if (isAlone && /^\p{Ll}/u.test(rest) && /[A-Za-z]\d{2,}|\d[A-Za-z]|@|:\/\/|www\./.test(rest))
    return true
  // An address, an amount with its currency, or a name as code is written.
  return (
    /^(?:https?:|www\.|[\w.+-]{1,40}@|[\w-]{1,40}\.[a-z]{2,6}\b|[a-z]+_[a-z_]+|[~./]\S)/i.test(
      rest,
    ) || /^[$€£¥]\d|^\d[\d.,]*\s?(?:usd|eur|dollars?|euros?|gbp|btc|eth)\b/i.test(rest)
  )
}

function isNegated(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= 0 && index - at <= 4; at--) {
    const { text, opens } = tokens[at] ?? { text: '', opens: true }
    if (negations.has(text)) return true
    if (opens) return false
  }
  return false
}

/** Marks of request or duty in scripts without spaces. */
export const unspacedMark: RegExp =
  /请|請|务必|必须|必須|需要|应该|麻烦|ください|下さい|してほしい|しなさい|해 ?주세요|하세요|하십시오|해야|주십시오|세요|โปรด|กรุณา|ต้อง/u

/** An order in a script without spaces: a mark of request or duty and an action in one passage. */
function unspacedOrder(passage: string): OrderClause | undefined {
  if (!/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(passage)) return undefined
  const mark = unspacedMark.exec(passage)
  for (const [kind, pattern] of unspacedActions) {
    const found = pattern.exec(passage)
    if (found === null) continue
    const isFirst = /^[\s"'「]{0,4}(?:把|将|將)?$/u.test(passage.slice(0, found.index))
    if (mark === null && !isFirst) continue
    return {
      kind,
      form: 'imperative',
      isNegative: /不要|别|勿|ないで|지 마|지마/u.test(passage),
      start: found.index,
      end: found.index + found[0].length,
    }
  }
  return undefined
}
