/** What an order is about: places and accounts that something could go to, and what is nobody else's. */
import { bankAccount } from '../../flow/recognise/bank-account.ts'
import { emailAddress } from '../../flow/recognise/email-address.ts'
import { filePath } from '../../flow/recognise/file-path.ts'
import { spansOf } from '../../flow/recognise/recogniser.ts'
import { type TextTraits, traitsOf } from '../../flow/recognise/text-traits.ts'
import { url } from '../../flow/recognise/url.ts'

export type TargetKind = 'address' | 'url' | 'path' | 'account'

export interface Target {
  readonly kind: TargetKind
  /** Lower case, without marks at its ends. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** An account or an order as people write them: letters and digits, six or more, or a sign and a name. */
const identifier =
  /(?<![\w@./\\-])(?=[A-Za-z0-9]{0,24}\d)(?=[0-9]{0,24}[A-Za-z])[A-Za-z]{0,6}\d{2,22}[A-Za-z\d]{0,12}(?![\w@])|0x[0-9a-f]{8,64}\b/g
const bareHost =
  /(?<![\w@.-])(?:www\.)?[a-z0-9_-]{2,40}(?:\.[a-z0-9_-]{2,40}){0,3}\.(?:com|org|net|io|dev|ai|app|co|me|info|biz|xyz|top|site|online|shop|example|test|ru|cn|de|uk|fr|eu)(?:\/[^\s"'<>)\]]{0,200})?(?![\w@])/gi
/** Targets of one stretch that are kept. */
const maxTargets = 12

export function targetsIn(text: string): readonly Target[] {
  const traits: TextTraits = traitsOf(text)
  const found: Target[] = []
  const add = (kind: TargetKind, start: number, end: number): void => {
    if (found.length >= maxTargets || found.some((one) => start < one.end && end > one.start))
      return
    found.push({ kind, text: bare(text.slice(start, end)), start, end })
  }
  for (const { start, end } of spansOf(emailAddress, text, traits)) add('address', start, end)
  for (const { start, end } of spansOf(url, text, traits)) add('url', start, end)
  if (traits.hasDot)
    for (const { 0: host, index } of text.matchAll(bareHost)) add('url', index, index + host.length)
  for (const { start, end } of spansOf(bankAccount, text, traits)) add('account', start, end)
  for (const { start, end } of spansOf(filePath, text, traits)) add('path', start, end)
  if (traits.hasDigit)
    for (const { 0: id, index } of text.matchAll(identifier))
      if (isAccount(id)) add('account', index, index + id.length)
  return found
}

function isAccount(id: string): boolean {
  return (
    id.length >= 4 &&
    /[a-z]/i.test(id) &&
    !/^(?:\d+(?:st|nd|rd|th|px|em|gb|mb|kb|tb|hz|mhz|ghz|mah|kg|mm|cm|km|ml|am|pm|k|x|w|d|p|v|s|ms|min|usd|eur|gbp)|v\d.*|h\d|utf\d*|mp[34]|ipv[46]|usb\d|covid\d*|[a-z]{1,3}\d)$/i.test(
      id,
    )
  )
}

function bare(text: string): string {
  return text
    .replace(/^(?:https?:\/\/)?(?:www\.)?/i, '')
    .replace(/[/.,;:!?]+$/, '')
    .toLowerCase()
}

const sharedDomains =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|ymail|icloud|me|aol|gmx|web|proton|protonmail|pm|tutanota|zoho|fastmail|qq|163|126|naver|mail|yandex|bk|inbox)\.[a-z.]{2,6}$/

/**
 * The registered domain of an address or URL, roughly its last two labels; undefined where it tells
 * nothing about who stands behind it.
 */
export function domainOf({ kind, text }: Target): string | undefined {
  if (kind !== 'url' && kind !== 'address') return undefined
  const host =
    kind === 'address' ? text.slice(text.lastIndexOf('@') + 1) : (text.split(/[/?#:]/, 1)[0] ?? '')
  // Half the world shares the domains of a few providers.
  if (kind === 'address' && sharedDomains.test(host)) return undefined
  return host.split('.').slice(-2).join('.')
}

const secretWords =
  /\b(?:pass(?:word|wort|phrase|code)s?|kennwort|pin(?: code| number)?|otp|(?:api|access|private|secret|ssh|encryption)[ _-]?keys?|(?:access|auth|bearer|session|refresh|api)[ _-]?tokens?|secrets?|credentials?|seed phrase|(?:credit |debit )?card (?:number|details|data)|cvv|ssn|social security|passport(?: number)?|id number|phone numbers?|telephone number|telefonnummer|bank (?:account|details|password)|iban|personal (?:data|information|details)|account (?:details|information|data)|user information|environment variables?|system prompt|(?:chat|conversation) history|contraseña|mot de passe|senha|número de tel[eé]fono|numéro de téléphone|numero di telefono|número de telefone)\b|密码|密碼|パスワード|비밀번호|пароль|пароля|电话号码|電話番号|전화번호|номер телефона/iu

/** Whether a stretch speaks of what gives access, or of what is the user's own. */
export function namesSecret(text: string): boolean {
  return secretWords.test(text.replace(/\s{2,8}/g, ' '))
}

const literal = /["'“‘`«「]([^"'”’`»」\n]{2,64})["'”’`»」]/u
const amount =
  /[$€£¥₩]\s?\d|\b\d[\d.,]{0,12}\s?(?:usd|eur|gbp|dollars?|euros?|pounds?|btc|eth|元|円|원|руб)/iu

const money =
  /\b(?:cart|basket|check ?out|payment|purchase|money|transfer|invoice|donation|wallet)\b|[$€£¥]\s?\d/iu

/** Whether a stretch is about paying. */
export function namesMoney(text: string): boolean {
  return money.test(text)
}

/** Whether a stretch gives a value to use: a quoted one, or an amount of money. */
export function givesValue(text: string): boolean {
  return literal.test(text) || amount.test(text)
}
