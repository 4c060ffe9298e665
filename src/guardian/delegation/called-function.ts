/** The function of a call: what it can do, and which of its values say to whom, where or how much. */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import { changesSomething, isCall } from '../consequence.ts'
import type { JudgeInput } from '../judge.ts'
import type { ActionKind } from '../orders/action-words.ts'
import { actionsOfTool } from '../orders/on-offer.ts'
import { targetsIn } from '../orders/targets.ts'
import { asksForLookOnly, isLogIn, type Privilege, privilegesOf } from '../privilege.ts'
import { wordsOfIdentifier } from '../verbs.ts'
import { useOf } from './parameter-use.ts'

export interface CalledFunction {
  readonly name: string
  readonly args: JsonObject
  readonly actions: ReadonlySet<ActionKind>
  /** What the user's words must name for it to be asked for: paying is not meant by sending. */
  readonly deeds: ReadonlySet<ActionKind>
  /** Privileges of which verb and schema both tell. */
  readonly certain: ReadonlySet<Privilege>
  /** Whether it may change something; reading and opening a page do not. */
  readonly changes: boolean
}

const known = new WeakMap<JudgeInput, CalledFunction | null>()

/** The function that the judged message calls; undefined for every other message and for log-ins. */
export function calledFunction(input: JudgeInput): CalledFunction | undefined {
  if (input.from !== 'host' || !isCall(input.message)) return undefined
  let called = known.get(input)
  if (called === undefined) {
    called = readCalled(input) ?? null
    known.set(input, called)
  }
  return called ?? undefined
}

function readCalled({ message, from, tool }: JudgeInput): CalledFunction | undefined {
  if (from !== 'host' || !isCall(message)) return undefined
  const { name, arguments: given } = message.params ?? {}
  if (typeof name !== 'string') return undefined
  const args = isJsonObject(given) ? given : {}
  const definition = tool(name)
  const inputSchema = definition?.value.inputSchema
  const schema = isJsonObject(inputSchema) ? inputSchema : undefined
  if (asksForLookOnly(args, schema)) return undefined
  const held = privilegesOf(name, schema, args).filter(({ certain }) => certain)
  // `transfer_token` holds a word of log-ins, and pays.
  if (isLogIn(name) && held.every(({ privilege }) => privilege === 'administer')) return undefined
  const actions = new Set(
    actionsOfTool({ server: '', name, definition: definition?.value ?? { name } }),
  )
  if (Object.keys(args).some((field) => /^(?:url|uri|link|href)s?$/i.test(field)))
    actions.add('visit')
  const certain = new Set(held.map(({ privilege }) => privilege))
  return {
    name,
    args,
    actions,
    deeds: isPaying(certain, actions) ? new Set(['spend'] as const) : actions,
    certain,
    changes: changesSomething(message, definition),
  }
}

/** `transfer`, and `send_money`. */
function isPaying(certain: ReadonlySet<Privilege>, actions: ReadonlySet<ActionKind>): boolean {
  return certain.has('spend') || (certain.has('send') && actions.has('spend'))
}

const fieldWords = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Fields that say to whom or where something goes. */
const recipientFields = fieldWords(
  'to recipient recipients cc bcc receiver email emails address addresses url uri link href host domain webhook endpoint account iban beneficiary payee phone channel attendees participants destination',
)
/** Fields that say what is set, run or paid. */
const contentFields = fieldWords('password passwd command cmd script sql shell amount')

/** Whether a value says to whom or where something goes: by its field, or as what it is. */
export function isRecipient(pointer: string, value: string | number | boolean): boolean {
  const words = wordsOfField(pointer)
  if (words.at(-1) !== 'id' && words.some((word) => recipientFields.has(word))) return true
  if (typeof value !== 'string' || value.length > 256) return false
  // A short message with a link in it goes to nobody by that.
  if (useOf(fieldOf(pointer)) === 'text') return false
  const [target] = targetsIn(value)
  return (
    target !== undefined &&
    target.kind !== 'path' &&
    (target.kind !== 'account' || /^[A-Z]{2}\d{2}[A-Z\d]{6,30}$/i.test(value)) &&
    target.end - target.start >= value.length - 12
  )
}

/** Whether a value is a recipient, or what is run, set or paid: who chooses it chooses much. */
export function isTarget(pointer: string, value: string | number | boolean): boolean {
  const words = wordsOfField(pointer)
  const isContent =
    words.some((word) => contentFields.has(word)) || (words.length === 1 && words[0] === 'code')
  return isContent || isRecipient(pointer, value)
}

function wordsOfField(pointer: string): readonly string[] {
  return wordsOfIdentifier(fieldOf(pointer))
}

function fieldOf(pointer: string): string {
  const field = pointer.replace(/\/\d{1,6}$/, '')
  return field.slice(field.lastIndexOf('/') + 1)
}
