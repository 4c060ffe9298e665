/** What definitions order, as claims of the rule about function dependencies. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { ToolDefinition } from '../../trajectory/catalogue.ts'
import type { OfferedTool } from '../../trajectory/memory.ts'
import type { Claim, ListedTool } from '../judge.ts'
import { quoteName } from '../quote-name.ts'
import {
  type DefinitionOrder,
  type DefinitionSetting,
  type DefinitionSign,
  definitionOrders,
} from './definition-orders.ts'
import { isTelling } from './on-offer.ts'

const words: Readonly<Record<DefinitionSign, string>> = {
  secrecy: 'tells the model to keep something from the user',
  role: 'imitates a role of the conversation or sets other instructions aside',
  'unneeded-data': 'orders that files or credentials be handed over that no parameter of it is for',
  'foreign-function': 'orders calls of a tool that another server offers',
  'own-recipient': 'orders that something be sent to an address of its own',
  interferes: 'changes what another tool gets or gives',
  'call-order': 'wants to be called beside all calls of other tools, whatever they do',
  'others-data':
    'wants to be called beside all calls of other tools and to be given what goes into them, what comes out of them, or the conversation',
  precedence: 'wants to be used before or instead of all other tools',
  unread: 'is too long to be read through, and may hold orders',
  covert: 'says of itself that it takes data away in hiding',
  'caller-data': 'asks for what the model knows of itself or of the conversation',
}

/** Signs that withhold a tool; the others are noted. */
const stopping: ReadonlySet<DefinitionSign> = new Set([
  'secrecy',
  'role',
  'unneeded-data',
  'foreign-function',
  'own-recipient',
  'interferes',
  'others-data',
  'unread',
])
/** Signs that this rule leaves to the one about names. */
const ofNames: ReadonlySet<DefinitionSign> = new Set(['precedence'])

const ofDefinition = new WeakMap<
  JsonObject,
  { readonly setting: DefinitionSetting; readonly found: readonly DefinitionOrder[] }
>()

/** What a definition orders; remembered, as rules and calls ask for it again. */
export function ordersOfDefinition(
  { value }: ToolDefinition,
  setting: DefinitionSetting,
): readonly DefinitionOrder[] {
  const known = ofDefinition.get(value)
  if (known?.setting === setting) return known.found
  const found = definitionOrders(value, setting)
  ofDefinition.set(value, { setting, found })
  return found
}

/** Tools of other servers whose names are looked for, at most. */
const maxOthers = 2_000

const settings = new WeakMap<readonly ListedTool[], DefinitionSetting>()

/** The names beside which the tools of a list are judged; one for all rules that ask. */
export function settingOfList(
  listed: readonly ListedTool[],
  offered: readonly OfferedTool[],
  server: string,
): DefinitionSetting {
  let setting = settings.get(listed)
  if (setting === undefined) {
    setting = makeSetting(listed, offered, server)
    settings.set(listed, setting)
  }
  return setting
}

function makeSetting(
  listed: readonly ListedTool[],
  offered: readonly OfferedTool[],
  server: string,
): DefinitionSetting {
  return {
    own: new Set(listed.map(({ definition }) => definition.name.toLowerCase())),
    others: new Set(
      offered
        .filter((tool) => tool.server !== server && isTelling(tool.name))
        .slice(0, maxOthers)
        .map(({ name }) => name.toLowerCase()),
    ),
  }
}

/** One claim for what stops a tool and one for what is noted of it. */
export function definitionClaims(
  definition: ToolDefinition,
  pointer: string,
  setting: DefinitionSetting,
): readonly Claim[] {
  const orders = ordersOfDefinition(definition, setting).filter(({ sign }) => !ofNames.has(sign))
  const head = `The definition of the tool ${quoteName(definition.name)}`
  const claims = claimsOf(orders, head, (below) => `${pointer}${below}`)
  // Where it is the only tool of its server, all others are those of others.
  const isOverOthers = setting.own.size === 1 && orders.some(({ sign }) => sign === 'call-order')
  return isOverOthers ? claims.map(atLeastMedium) : claims
}

function atLeastMedium(claim: Claim): Claim {
  return claim.severity === 'low' ? { ...claim, severity: 'medium', confidence: 0.5 } : claim
}

const listsOf: Readonly<Record<string, string>> = {
  prompts: 'prompt',
  resources: 'resource',
  resourceTemplates: 'resource template',
}

/** The same of prompts, resources and resource templates that a server lists. */
export function listedClaims(result: JsonObject, setting: DefinitionSetting): readonly Claim[] {
  return Object.entries(listsOf).flatMap(([list, noun]) => {
    const items = result[list]
    if (!Array.isArray(items)) return []
    return (items as readonly JsonValue[]).flatMap((item, index) => {
      if (!isJsonObject(item)) return []
      const orders = definitionOrders(item, setting).filter(isOrder)
      if (orders.length === 0) return []
      const name = typeof item.name === 'string' ? item.name : ''
      const head = `The definition of the ${noun} ${quoteName(name)}`
      return claimsOf(orders, head, (below) => `/result/${list}/${index}${below}`)
    })
  })
}

/** What only a tool can want says nothing of a server or a prompt. */
function isOrder({ sign }: DefinitionOrder): boolean {
  return sign !== 'precedence' && sign !== 'caller-data'
}

/** The same of what a server says when it introduces itself. */
export function instructionClaims(
  instructions: string,
  setting: DefinitionSetting,
): readonly Claim[] {
  // A server may say which of its tools comes first.
  const orders = definitionOrders({ description: instructions }, setting).filter(
    (order) => isOrder(order) && order.sign !== 'call-order',
  )
  return claimsOf(orders, 'What the server says of itself', () => '/result/instructions')
}

const maxPlaces = 16

function claimsOf(
  orders: readonly DefinitionOrder[],
  head: string,
  place: (pointer: string) => string,
): readonly Claim[] {
  const stopped = orders.filter(({ sign }) => stopping.has(sign))
  const noted = orders.filter(({ sign }) => !stopping.has(sign))
  const claim = (some: readonly DefinitionOrder[]): readonly Claim[] => {
    if (some.length === 0) return []
    const signs = [...new Set(some.map(({ sign }) => sign))]
    const isStopped = some === stopped
    return [
      {
        decision: isStopped ? 'ask' : 'allow',
        severity: isStopped ? (signs.length > 1 ? 'high' : 'medium') : 'low',
        confidence: isStopped ? Math.min(0.95, 0.6 + 0.15 * signs.length) : 0.4,
        element: 'presence',
        text: `${head} ${signs.map((sign) => words[sign]).join(', and ')}.`,
        evidence: some
          .slice(0, maxPlaces)
          .map(({ pointer, span }) => ({ pointer: place(pointer), span })),
      },
    ]
  }
  return [...claim(stopped), ...claim(noted)]
}

/** Whether a definition holds what stops it. */
export function isStopping({ sign }: DefinitionOrder): boolean {
  return stopping.has(sign)
}
