/**
 * Whether a call came about, by what it returned: a flag, a field, or the words of a short answer.
 *
 * Many servers put a failure into plain text and call the result a success; others answer that
 * something must be done first. Neither call has happened.
 */
import type { Observation, ObservedLeaf } from '../trajectory/observation.ts'

/** Values of one return, and UTF-16 code units of an answer's words, that are looked at. */
const maxLeaves = 64
const maxText = 400
const maxSentences = 4

/** Whether a return says that the call failed, or has not happened yet. */
export function hasFailed({ isError, leaves }: Pick<Observation, 'isError' | 'leaves'>): boolean {
  if (isError === true) return true
  let failed = known.get(leaves)
  if (failed === undefined) {
    failed = saysFailed(leaves)
    known.set(leaves, failed)
  }
  return failed
}

/** By what was returned: several rules ask the same of every earlier return. */
const known = new WeakMap<readonly ObservedLeaf[], boolean>()

function saysFailed(leaves: readonly ObservedLeaf[]): boolean {
  const looked = leaves.slice(0, maxLeaves)
  const fields = looked.map(outcomeOfField)
  if (fields.includes('failed')) return true
  if (fields.includes('done')) return false
  return looked.some(([pointer, value]) => {
    const isWords = typeof value === 'string' && (looked.length === 1 || isMessage(pointer))
    return isWords && outcomeOfWords(value) === 'failed'
  })
}

type Outcome = 'failed' | 'done' | undefined

/** The member that holds the value, or the list that it stands in; lower case. */
function nameOf(pointer: string): string {
  const member = pointer.replace(/\/\d{1,6}$/, '')
  return member.slice(member.lastIndexOf('/') + 1).toLowerCase()
}

function isMessage(pointer: string): boolean {
  return /^(?:message|msg|detail|details|reason|response|result|note)$/.test(nameOf(pointer))
}

/** Fields in which a server puts the status of another server's answer. @see RFC 9110, section 15 */
const httpStatus = /^(?:http_?)?status(?:_?code)?$/

function outcomeOfField([pointer, value]: ObservedLeaf): Outcome {
  const field = nameOf(pointer)
  if (typeof value === 'number' && httpStatus.test(field) && value >= 400 && value < 600)
    return 'failed'
  if (/^(?:error|errors|error_?message|exception)$/.test(field)) {
    return value === '' || value === false || value === 0 || /^(?:none|null)$/i.test(String(value))
      ? undefined
      : 'failed'
  }
  if (/^(?:success|ok|successful|succeeded)$/.test(field)) {
    return /^(?:false|0|no)$/i.test(String(value)) ? 'failed' : 'done'
  }
  if (/^(?:status|result|state)$/.test(field)) {
    const said = String(value).slice(0, 64)
    if (/^(?:error|fail|denied|rejected|declined|invalid|unauthori[sz]ed)/i.test(said)) {
      return 'failed'
    }
    return /^(?:success|ok\b|done|completed?|sent|paid|created|booked)/i.test(said)
      ? 'done'
      : undefined
  }
  return undefined
}

const negative =
  /\b\w{0,40}(?:error|exception)s?\b|\b(?:fail(?:ed|ure|s)?|unable|cannot|can't|couldn't|won't|(?:could|did|does|do|is|was|has|have|are) not|didn't|doesn't|isn't|denied|refused|rejected|declined|aborted|invalid|incorrect|wrong|insufficient|not (?:found|allowed|permitted|authori[sz]ed|enough|available|valid|logged|supported)|missing|timed out|timeout|unavailable|exceeds?|unauthori[sz]ed|forbidden|expired|traceback)\b/i
/** What must be done before the call can happen. */
const demanding =
  /\b(?:please|must|need to|needs to|have to|required to)(?: first)? (?:verify|confirm|log ?in|sign in|authenticate|provide|enter|try|retry|specify|select|choose|wait|approve)\b|\b(?:verification|confirmation|authentication|approval|log ?in|sign-in|otp) (?:is )?(?:required|needed)\b/i
const positive =
  /\b(?:success(?:ful|fully)?|succeeded|sent|done|completed?|booked|placed|created|deleted|removed|paid|posted|confirmed|accepted|approved|scheduled|updated|transferred|ordered|purchased)\b/i
const noFailure = /\b(?:no|zero|0|without(?: any)?) (?:errors?|failures?|exceptions?)\b/gi

/** The first sentence that says so decides: what follows a success is advice. */
function outcomeOfWords(text: string): Outcome {
  const sentences = text
    .slice(0, maxText)
    .replaceAll('\u2019', "'")
    .split(/[.!?]\s|\n/, maxSentences)
  for (const sentence of sentences) {
    const said = sentence.replace(noFailure, '')
    if (negative.test(said) || demanding.test(said)) return 'failed'
    if (positive.test(said)) return 'done'
  }
  return undefined
}
