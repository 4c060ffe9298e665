import type { Side } from './message.ts'
import { type Revision, revisions } from './revision.ts'

/** The part of the protocol that a method belongs to. */
export const primitives = [
  'lifecycle',
  'discovery',
  'ping',
  'tools',
  'resources',
  'prompts',
  'completion',
  'sampling',
  'elicitation',
  'roots',
  'subscriptions',
  'logging',
  'progress',
  'cancellation',
  'tasks',
] as const

export type Primitive = (typeof primitives)[number]

export type Direction = Side | 'both'

export interface MethodRow {
  readonly name: string
  readonly kind: 'request' | 'notification'
  readonly primitive: Primitive
  /** Who may send it. */
  readonly from: Direction
  /** Who may send it since 2026-07-28, where that differs. */
  readonly modernFrom?: Direction
  /** Revisions in which it is a message of its own. */
  readonly revisions: readonly Revision[]
  /** Revisions in which a server puts it into `result.inputRequests` instead of sending it. */
  readonly embedded?: readonly Revision[]
  /** Revisions in which an extension defines it, and which. */
  readonly extension?: { readonly id: string; readonly revisions: readonly Revision[] }
}

const all = revisions
const legacy: readonly Revision[] = ['2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25']
const modern: readonly Revision[] = ['2026-07-28']
const tasksRevision: readonly Revision[] = ['2025-11-25']

// @see SEP-2663, github.com/modelcontextprotocol/ext-tasks
const tasksExtension = { id: 'io.modelcontextprotocol/tasks', revisions: modern } as const

type Kind = MethodRow['kind']
type More = Pick<MethodRow, 'modernFrom' | 'embedded' | 'extension'>

function row(
  kind: Kind,
  from: Direction,
  primitive: Primitive,
  name: string,
  own: readonly Revision[],
  more: More = {},
): MethodRow {
  return { name, kind, primitive, from, revisions: own, ...more }
}

function request(
  from: Direction,
  primitive: Primitive,
  name: string,
  own: readonly Revision[],
  more?: More,
): MethodRow {
  return row('request', from, primitive, name, own, more)
}

function notification(
  from: Direction,
  primitive: Primitive,
  name: string,
  own: readonly Revision[],
  more?: More,
): MethodRow {
  return row('notification', from, primitive, name, own, more)
}

/**
 * Every method of every revision, and of the tasks extension.
 *
 * @see the specification's schemas: method constants, and the unions of client and server messages
 */
export const methods: readonly MethodRow[] = [
  request('host', 'lifecycle', 'initialize', legacy),
  notification('host', 'lifecycle', 'notifications/initialized', legacy),
  request('host', 'discovery', 'server/discover', modern),
  request('both', 'ping', 'ping', legacy),

  request('host', 'tools', 'tools/list', all),
  request('host', 'tools', 'tools/call', all),
  notification('server', 'tools', 'notifications/tools/list_changed', all),

  request('host', 'resources', 'resources/list', all),
  request('host', 'resources', 'resources/templates/list', all),
  request('host', 'resources', 'resources/read', all),
  notification('server', 'resources', 'notifications/resources/list_changed', all),

  request('host', 'prompts', 'prompts/list', all),
  request('host', 'prompts', 'prompts/get', all),
  notification('server', 'prompts', 'notifications/prompts/list_changed', all),

  request('host', 'completion', 'completion/complete', all),

  request('server', 'sampling', 'sampling/createMessage', legacy, { embedded: modern }),
  request('server', 'elicitation', 'elicitation/create', ['2025-06-18', '2025-11-25'], {
    embedded: modern,
  }),
  notification('server', 'elicitation', 'notifications/elicitation/complete', ['2025-11-25']),
  request('server', 'roots', 'roots/list', legacy, { embedded: modern }),
  notification('host', 'roots', 'notifications/roots/list_changed', legacy),

  request('host', 'subscriptions', 'resources/subscribe', legacy),
  request('host', 'subscriptions', 'resources/unsubscribe', legacy),
  notification('server', 'subscriptions', 'notifications/resources/updated', all),
  request('host', 'subscriptions', 'subscriptions/listen', modern),
  notification('server', 'subscriptions', 'notifications/subscriptions/acknowledged', modern),

  request('host', 'logging', 'logging/setLevel', legacy),
  notification('server', 'logging', 'notifications/message', all),
  notification('both', 'progress', 'notifications/progress', all, { modernFrom: 'server' }),
  notification('both', 'cancellation', 'notifications/cancelled', all),

  request('both', 'tasks', 'tasks/get', tasksRevision, {
    modernFrom: 'host',
    extension: tasksExtension,
  }),
  request('both', 'tasks', 'tasks/result', tasksRevision),
  request('both', 'tasks', 'tasks/list', tasksRevision),
  request('both', 'tasks', 'tasks/cancel', tasksRevision, {
    modernFrom: 'host',
    extension: tasksExtension,
  }),
  request('host', 'tasks', 'tasks/update', [], { extension: tasksExtension }),
  notification('both', 'tasks', 'notifications/tasks/status', tasksRevision),
  notification('server', 'tasks', 'notifications/tasks', [], { extension: tasksExtension }),
]

const byName: ReadonlyMap<string, MethodRow> = new Map(methods.map((each) => [each.name, each]))

/** The row of a method; `undefined` for one that no revision has. Names are case-sensitive. */
export function methodOf(name: string): MethodRow | undefined {
  return byName.get(name)
}

/** Who may send the method as a message of its own in `revision`; `undefined`: nobody. */
export function directionIn(method: MethodRow, revision: Revision): Direction | undefined {
  if (!method.revisions.includes(revision)) return undefined
  return revision === '2026-07-28' ? (method.modernFrom ?? method.from) : method.from
}
