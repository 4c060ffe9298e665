/**
 * What concerns somebody else, told to a recipient: a sentence that says what a private source says,
 * about a person of whom the user did not speak, or of whom they did not mean to tell that; or what
 * the source holds in confidence. The user gave the recipient, and may not want that told.
 *
 * Whose it is, of which type, to whom and on which terms: the parameters of contextual integrity. What
 * the user's words ask to be told, or to be passed on, is theirs to give.
 *
 * @see Nissenbaum 2010, Privacy in Context; Shao et al. 2024, PrivacyLens, arXiv:2409.00138
 * @see Regulation (EU) 2016/679, Art. 5(1)(b) and (c), 9 and 10
 */
import type { JsonValue } from '../../../mcp/json.ts'
import { askedIn } from '../../delegation/asked.ts'
import { calledFunction } from '../../delegation/called-function.ts'
import { useOf } from '../../delegation/parameter-use.ts'
import { fieldOf } from '../../delegation/weight.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { wordsOfIdentifier } from '../../verbs.ts'
import { privateRecords } from './told/passage.ts'
import { type Told, toldIn } from './told/told-in.ts'
import { wishOf } from './told/wish.ts'

/** UTF-16 code units of a text that are looked at. */
const maxText = 32_768
const shortest = 20

/** What is claimed of what is told of others; empty for other messages. */
export function toldOfOthers(input: JudgeInput): readonly Claim[] {
  const called = calledFunction(input)
  if (called === undefined || !called.certain.has('send')) return []
  const asked = askedIn(input.past)
  if (!asked.isKnown) return []
  const fields = Object.entries(called.args)
  const texts = fields.filter(([field, value]) => isText(field, value))
  if (texts.length === 0) return []
  // Whom the call goes to, and what it is about: what else stands beside the texts.
  const others = fields.filter(([field, value]) => !isText(field, value))
  const telling = {
    wish: wishOf(asked),
    records: privateRecords(input.past.observations),
    recipients: wordsOf(others.map(([, value]) => String(value).slice(0, 256)).join(' ')),
    addresses: others.flatMap(([field, value]) => addressOf(field, value)),
    isPublic: isPublic(
      called.name,
      others.map(([field]) => field),
    ),
  }
  if (telling.records.length === 0) return []
  for (const [field, value] of texts) {
    const told = toldIn(telling, String(value).slice(0, maxText))
    if (told !== undefined) return [claimOf(told, field, called.name, atServer(input.server.id))]
  }
  return []
}

function isText(field: string, value: JsonValue): boolean {
  return typeof value === 'string' && value.length >= shortest && useOf(field) === 'text'
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}

/** UTF-16 code units of an address by which a source may be known to be the recipient's. */
const shortestAddress = 6

function addressOf(field: string, value: JsonValue): readonly string[] {
  if (typeof value !== 'string' || !recipientField.test(field)) return []
  const address = value.trim().toLowerCase()
  return address.length < shortestAddress ? [] : [address]
}

const publishing = /^(?:post|publish|tweet|toot|blog|status|timeline|announce)$/
const recipientField =
  /(?:^|_)(?:to|cc|recipients?|channel|users?|chat|thread|room|conversation|members?|phone|email)(?:_|$)/i

/** Whether everybody may read what is sent: a post without a recipient. */
function isPublic(name: string, others: readonly string[]): boolean {
  return (
    wordsOfIdentifier(name).some((word) => publishing.test(word)) &&
    !others.some((field) => recipientField.test(field))
  )
}

const nouns: Readonly<Record<Exclude<Told['what'], 'confidence' | 'statement'>, string>> = {
  health: 'health',
  feelings: 'feelings',
  relations: 'relations',
  law: 'legal matters',
  belief: 'belief',
  money: 'money',
  appraisal: 'performance',
  whereabouts: 'whereabouts',
  identity: 'identity',
}

function claimOf(told: Told, field: string, name: string, at: string): Claim {
  const { what, whose, passage, span, isSure } = told
  const place = fieldOf(`/${field}`)
  const of =
    whose === 'unspoken'
      ? 'a person of whom the user did not speak'
      : whose === 'spoken'
        ? 'a person, for which the user did not ask'
        : 'somebody whom a source tells of, for which the user did not ask'
  const said =
    what === 'confidence'
      ? 'what a source holds in confidence; the user did not ask for that'
      : what === 'statement'
        ? 'what a source says of a person of whom the user did not speak, for which the user did not ask'
        : `something about the ${nouns[what]} of ${of}`
  return {
    decision: 'ask',
    severity: what === 'money' || what === 'appraisal' || what === 'statement' ? 'low' : 'medium',
    confidence: isSure ? 0.7 : 0.6,
    element: what === 'confidence' ? 'principle' : 'subject',
    text: `The call of ${quoteName(name)}${at} tells, in \`${place}\`, ${said}.`,
    evidence: [
      { pointer: `/params/arguments/${field}`, span },
      { pointer: passage.pointer, earlier: passage.read.flow },
    ],
  }
}
