/**
 * A credential that one read returned, on its way somewhere else: into another server, or out by a
 * call that changes something. It need not have a recipient: the called server is one, whatever the
 * parameter is called. What the user's words name, they give: the file it stood in, or the secret.
 */

import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { type Asked, askedIn } from '../../delegation/asked.ts'
import { calledFunction } from '../../delegation/called-function.ts'
import { isNamedAction } from '../../delegation/left-to.ts'
import { isNamedRead } from '../../delegation/named-read.ts'
import { isSecretField, type SecretPlace, secretIn } from '../../delegation/secret-value.ts'
import { sentOtherwise } from '../../delegation/sent-otherwise.ts'
import { fieldOf } from '../../delegation/weight.ts'
import { earlierPlace } from '../../earlier-place.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'

/** Values of one message that are looked at. */
const maxValues = 64

/** What is claimed of credentials that leave; empty for messages that send no values. */
export function leavingSecret(input: JudgeInput): readonly Claim[] {
  for (const sent of sentValues(input)) {
    const asked = askedIn(input.past)
    for (const origin of sent.origins.slice(0, maxValues)) {
      const secret = secretIn(input.past, origin)
      if (secret === undefined) continue
      const others = sent.origins.filter((one) => one !== origin)
      const isElsewhere = asked.isKnown && goesElsewhere(others, asked)
      if (!isElsewhere && !isLeaving(input, sent, origin, secret)) continue
      const isLetGo = asked.isKnown
        ? isGiven(input, asked, { origin, secret, isElsewhere })
        : isExpected(input, origin, secret)
      if (!isLetGo) return [claimOf(sent, asked, origin, secret)]
    }
  }
  return []
}

interface Sent {
  /** Beginning of a finding's sentence. */
  readonly what: string
  /** Where the values stand in the message. */
  readonly at: string
  readonly origins: readonly ValueOrigin[]
  /** Whether it is certain to send, spend, delete or run something. */
  readonly sends: boolean
  /** Whether the user asked for such a deed; only what needs a key of its own is then given one. */
  readonly isAsked: boolean
}

function sentValues(input: JudgeInput): readonly Sent[] {
  const { past, origins } = input
  const otherwise = sentOtherwise(input).map(({ way, what, at, values }) => ({
    what,
    at,
    origins: past.originsOf(values, undefined),
    sends: false,
    // What is chosen for a list or a prompt may be a key; what a server asks for may not.
    isAsked: way !== 'sampling' && way !== 'elicitation',
  }))
  const called = calledFunction(input)
  if (called === undefined) return otherwise
  return [
    {
      what: `The call of ${quoteName(called.name)}${atServer(input.server.id)}`,
      at: '/params/arguments',
      origins,
      sends: called.certain.size > 0,
      isAsked: called.certain.size === 0 || isNamedAction(askedIn(past), called.actions),
    },
    ...otherwise,
  ]
}

function isLeaving(
  { server }: JudgeInput,
  { sends, isAsked }: Sent,
  { pointer, value }: ValueOrigin,
  secret: SecretPlace,
): boolean {
  const { match } = secret
  // Whoever opens an address tells its host what stands in it, however harmless the verb.
  if (isPutIntoAddress(value, secret)) return true
  const isCrossing = match.server !== undefined && match.server !== server.id
  // A parameter for a key takes one, as long as the call is what the user wants.
  if (isSecretField(fieldOf(pointer))) return isCrossing && !isAsked
  return isCrossing || sends
}

/** UTF-16 code units before a secret in which the beginning of an address is looked for. */
const maxAddress = 2_048

/** Whether the value is an address that a secret was put into; one that was read with it is not. */
function isPutIntoAddress(value: ValueOrigin['value'], { read, match }: SecretPlace): boolean {
  if (typeof value !== 'string' || !/^\s{0,8}[a-z][a-z\d+.-]{1,15}:\/\//i.test(value)) return false
  const leaf = read.leaves.find(([at]) => at === match.pointer)?.[1]
  if (typeof leaf !== 'string') return true
  const start = match.span?.[0] ?? 0
  const before = leaf.slice(Math.max(0, start - maxAddress), start + 16)
  return !/:\/\/\S*$/.test(before)
}

const secretNouns =
  /\b(?:tokens?|passwords?|credentials?|secrets?|pass(?:phrase|code)s?|(?:api|ssh|access|private|public|deploy|secret|licen[cs]e|encryption)[ _-]?keys?|kennw(?:ort|örter)|passw(?:ort|örter)|contraseñas?|mots? de passe)\b|密码|パスワード|비밀번호|парол/iu

/** A host that a value of the call names. */
const place = /(?:[a-z][a-z\d+.-]{1,15}:\/\/|\bwww\.)([^\s/?#"'<>]{3,253})/i

/** Whether a value of the call is an address from content at a host that the user does not name. */
function goesElsewhere(origins: readonly ValueOrigin[], asked: Asked): boolean {
  return origins.slice(0, maxValues).some(({ value, from }) => {
    const host = typeof value === 'string' ? place.exec(value.slice(0, 512))?.[1] : undefined
    if (host === undefined || asked.text.includes(host.toLowerCase())) return false
    return from.some(({ integrity }) => integrity === 'untrusted')
  })
}

interface Leaving {
  readonly origin: ValueOrigin
  readonly secret: SecretPlace
  /** Whether it goes to a host from content that the user does not name. */
  readonly isElsewhere: boolean
}

/**
 * Whether the user's words give it: they hold it, name what was read, or speak of such a thing. Words
 * that only speak of it give it to no host that they do not name.
 */
function isGiven(
  { past }: JudgeInput,
  asked: Asked,
  { origin, secret: { read }, isElsewhere }: Leaving,
): boolean {
  if (asked.text.includes(String(origin.value).toLowerCase())) return true
  if (isElsewhere) return false
  return secretNouns.test(asked.text) || isNamedRead(past, asked, read)
}

/** Without a query only what goes into another server, in a parameter for other things, is strange. */
function isExpected(
  { server }: JudgeInput,
  { pointer }: ValueOrigin,
  { match }: SecretPlace,
): boolean {
  return match.server === server.id || isSecretField(fieldOf(pointer))
}

function claimOf(
  { what, at }: Sent,
  asked: Asked,
  { pointer }: ValueOrigin,
  { read, match }: SecretPlace,
): Claim {
  const source = (read.unit ?? '').slice((read.unit ?? '').indexOf(':') + 1)
  const why = asked.isKnown
    ? 'which the user did not speak of'
    : 'and whether the user wants that is not known'
  return {
    decision: 'ask',
    severity: 'high',
    confidence: asked.isKnown ? 0.85 : 0.7,
    element: 'recipient',
    text: `${what} carries a credential that ${source === '' ? 'another read' : quoteName(source)} returned in \`${fieldOf(pointer)}\`, ${why}.`,
    evidence: [{ pointer: `${at}${pointer}` }, earlierPlace(match)],
  }
}
