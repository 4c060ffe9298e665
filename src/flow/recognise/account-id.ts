import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric, isWordPart } from './character.ts'
import { apart, endOfMatch } from './match-at.ts'
import { valueNamedBy } from './numbered.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import type { Word } from './words.ts'

/** What is held under a number or a name at a company or a service. */
const names: ReadonlySet<string> = new Set(
  (
    'account accounts acct customer client member membership policy subscriber user userid accountid customerid patient employee applicant student ' +
    'loyalty flyer rewards konto kontonummer kundennummer kundennr mitgliedsnummer benutzer compte client cuenta cliente ' +
    'usuario conta conto utente gebruiker'
  ).split(' '),
)
/** Words that a name to log in with follows: it need hold no digit. */
const loginNames: ReadonlySet<string> = new Set(
  'username login userid handle nickname screenname benutzername usuario identifiant gebruikersnaam'.split(
    ' ',
  ),
)
const cues: ReadonlySet<string> = new Set([...names, ...loginNames])

const loginLink =
  /(?:["'`*]{0,3}[ \t]{0,3}(?:(?:is|as|ist|es|est|:|=)[ \t]{0,3}){1,2}["'`*(@]{0,3}|[ \t]{1,3}["'`])/iuy
const login = /[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9_])?(?![\p{L}\p{N}@])/uy
/** Words that follow `username is` and name nobody. */
const notNames =
  /^(?:a|an|the|not|no|required|invalid|valid|taken|already|available|unavailable|incorrect|correct|wrong|missing|empty|unknown|optional|in|your|my|their|string|str|none|null|true|false|too|case|used|unique|also|set|and|or|for|only|like|what|it|needed|blocked|locked)$/i
const userName = / name(?=\W)/iy
/** `@jo_doe`: the name of an account on a service, not a package, a decorator or a mail address. */
const mention =
  /@[A-Za-z_][A-Za-z0-9_]{2,29}(?![\p{L}\p{N}@/(.-])|@[A-Za-z_][A-Za-z0-9_]{2,29}(?=[.-](?:\s|$))/uy
const codeMentions =
  /^@(?:param|returns?|throws|see|type|types|typedef|example|deprecated|override|media|import|keyframes|property|staticmethod|classmethod|dataclass|app|test|link|default|since|author|version|internal|public|private|font|supports|charset|todo|everyone|here|channel|all|latest|next)$/i
const unspaced =
  /(?:계좌|계정|회원|고객|账号|账户|帳號|会员|用户|口座|会員|顧客)(?: ?(?:번호|号码?|番号|ID))?(?:는|은|가|이|是|は|が)?[ :：#]{0,3}([A-Za-z]{0,6}-?\d[\d-]{3,24})/gu

/** Numbers and names under which somebody holds an account, named as such. */
export const accountId: Recogniser = defineRecogniser({
  type: 'account-id',
  sources: [
    'Schema.org, accountId, membershipNumber, identifier',
    'RFC 7565 (accounts)',
    'NIST SP 800-122, section 2.2',
  ],
  prefilter: (_, traits) => traits.hasAt || traits.hasUnspacedScript || traits.mayHold(cues),
  find(text, traits) {
    const spans: Span[] = []
    for (const word of traits.wordsOf(cues)) {
      if (loginNames.has(word.text)) addLogin(text, word.end, spans)
      if (!names.has(word.text)) continue
      if (word.text === 'user') addLogin(text, endOfMatch(userName, text, word.end), spans)
      const span = valueNamedBy(text, word)
      if (span !== undefined && !isNumberOfPeople(text, word)) spans.push(span)
    }
    if (traits.hasAt) findMentions(text, spans)
    if (traits.hasUnspacedScript) {
      for (const { 0: whole, 1: value, index } of text.matchAll(unspaced)) {
        const end = index + whole.length
        spans.push({ start: end - (value?.length ?? 0), end })
      }
    }
    return apart(spans)
  },
})

/** Plural `accounts: 1500` counts, and names no account. */
function isNumberOfPeople(text: string, { text: word, end }: Word): boolean {
  return word === 'accounts' && /^[:=]/.test(text.slice(end, end + 1))
}

function addLogin(text: string, from: number, spans: Span[]): void {
  if (from === -1) return
  const start = endOfMatch(loginLink, text, from)
  if (start === -1) return
  const end = endOfMatch(login, text, start)
  if (end === -1 || end - start < 3) return
  const name = text.slice(start, end)
  const isPlainWord = /^[a-z]+$/.test(name)
  const isAssigned = /[:="'`]/.test(text.slice(from, start))
  if (notNames.test(name) || (isPlainWord && !isAssigned)) return
  spans.push({ start, end })
}

function findMentions(text: string, spans: Span[]): void {
  for (let sign = text.indexOf('@'); sign !== -1; sign = text.indexOf('@', sign + 1)) {
    const before = unitAt(text, sign - 1)
    if (isWordPart(before) || isAlphanumeric(before) || '.-+_/`@'.includes(text[sign - 1] ?? ' '))
      continue
    const end = endOfMatch(mention, text, sign)
    if (end !== -1 && !codeMentions.test(text.slice(sign, end))) spans.push({ start: sign, end })
  }
}
