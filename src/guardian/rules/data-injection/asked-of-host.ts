/**
 * What a server asks the host for, beside the calls that it answers: a form with fields for what
 * gives access or pays, and the words of all servers as context of a request to the model.
 *
 * @see MCP 2025-11-25, Elicitation: "Servers MUST NOT use form mode elicitation to request sensitive information"
 * @see MCP 2025-11-25, Sampling: values of `includeContext` beyond `none` are soft-deprecated
 */
import { typeOfFieldName } from '../../../flow/field-name.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'
import { maxAsked } from '../../delegation/sent-otherwise.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { quoteName } from '../../quote-name.ts'

/** Fields of a form that are looked at. */
const maxFields = 1_024
const maxWords = 2_048

/** What is claimed of a server's requests; empty for other messages. */
export function askedOfHost(input: JudgeInput): readonly Claim[] {
  if (input.from !== 'server') return []
  for (const { method, params, pointer } of requestsIn(input)) {
    const claim =
      method === 'elicitation/create'
        ? formClaim(input, params, pointer)
        : method === 'sampling/createMessage'
          ? contextClaim(input, params, pointer)
          : undefined
    if (claim !== undefined) return [claim]
  }
  return []
}

interface Asking {
  readonly method: string
  readonly params: JsonObject
  readonly pointer: string
}

/** The message itself, or what an answer says is required first. */
function requestsIn({ message }: JudgeInput): readonly Asking[] {
  if ('method' in message) {
    return [{ method: message.method, params: message.params ?? {}, pointer: '/params' }]
  }
  const result = message.kind === 'result' ? message.result : undefined
  if (!isJsonObject(result) || !isJsonObject(result.inputRequests)) return []
  return Object.entries(result.inputRequests)
    .slice(0, maxAsked)
    .flatMap(([name, one]) => {
      if (!isJsonObject(one) || typeof one.method !== 'string') return []
      const params = isJsonObject(one.params) ? one.params : {}
      const key = name.replaceAll('~', '~0').replaceAll('/', '~1')
      return [{ method: one.method, params, pointer: `/result/inputRequests/${key}/params` }]
    })
}

function formClaim({ server }: JudgeInput, params: JsonObject, pointer: string): Claim | undefined {
  const schema = params.requestedSchema
  if (!isJsonObject(schema) || !isJsonObject(schema.properties)) return undefined
  const fields = Object.entries(schema.properties).slice(0, maxFields)
  const found = fields.find(([name, property]) => asksForAccess(name, property))
  if (found === undefined) return undefined
  return {
    decision: 'block',
    severity: 'high',
    confidence: 0.9,
    element: 'type',
    text: `The server ${quoteName(server.id)} asks the user in a form for what gives access or pays (${quoteName(found[0])}); such things are never given in a form.`,
    evidence: [{ pointer: `${pointer}/requestedSchema` }],
  }
}

const access =
  /\b(?:pass(?:word|phrase|code|wort)s?|kennwort|pin|one[- ]time code|otp|2fa code|(?:api|access|private|secret|ssh|recovery) (?:key|phrase)|(?:access|auth|bearer|session|refresh|api) token|secret|credentials?|seed phrase|(?:credit |debit )?card (?:number|no)|cvv2?|cvc2?|security code|contraseña|mot de passe|senha)\b|密码|パスワード|비밀번호|пароль/iu

/** What a description says not to give, up to the end of its clause. */
const warning =
  /\b(?:do not|don['’]t|never|please no|nicht|ne|no|nunca) (?:ever )?(?:give|enter|share|send|provide|include|type|use|write|put|disclose|angeben|eingeben|donnez|saisissez|introduzca|escriba)\b[^.;:!?()]{0,160}/giu

function asksForAccess(name: string, property: JsonValue): boolean {
  const type = typeOfFieldName(name)
  if (type === 'credential' || type === 'payment-card') return !isChoice(property)
  if (!isJsonObject(property) || isChoice(property)) return false
  const { title, description } = property
  if (typeof title === 'string' && access.test(title.slice(0, maxWords))) return true
  if (typeof description !== 'string') return false
  return access.test(description.slice(0, maxWords).replace(warning, ' '))
}

/** Who chooses among offered values, or says yes or no, gives nothing away. */
function isChoice(property: JsonValue): boolean {
  if (!isJsonObject(property)) return false
  return property.type === 'boolean' || property.enum !== undefined || property.oneOf !== undefined
}

function contextClaim(
  { server }: JudgeInput,
  params: JsonObject,
  pointer: string,
): Claim | undefined {
  if (params.includeContext !== 'allServers') return undefined
  return {
    decision: 'ask',
    severity: 'medium',
    confidence: 0.7,
    element: 'recipient',
    text: `The server ${quoteName(server.id)} wants what all other servers said as the context of its request to the model.`,
    evidence: [{ pointer: `${pointer}/includeContext` }],
  }
}
