/**
 * What a function can do to the world, from the verbs of its name and the parameters of its schema.
 *
 * A privilege is `certain` where both say so. A name alone is only a word, and a parameter alone
 * may be a filter: what acts on one of the two asks for less than what acts on both.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import {
  isLookUpOfSpending,
  isVerbOf,
  logInVerbs,
  nounVerbs,
  readNouns,
  verbKinds,
  wordsOfIdentifier,
} from './verbs.ts'

/** What a function may hold beyond reading and writing, from harmless to far-reaching. */
export const privileges = ['send', 'spend', 'delete', 'execute', 'administer'] as const
export type Privilege = (typeof privileges)[number]

export interface HeldPrivilege {
  readonly privilege: Privilege
  /** Whether verb and schema agree; false where only the name says so. */
  readonly certain: boolean
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

interface Signs {
  /** Nouns that make a verb of making (`create`, `make`, `add`) one of this privilege. */
  readonly nouns: ReadonlySet<string>
  /** Words of parameters without which the verb is only a word. */
  readonly parameters: ReadonlySet<string>
}

const signs: Readonly<Record<Privilege, Signs>> = {
  send: {
    nouns: words('email mail message post tweet comment invitation announcement webhook'),
    parameters: words(
      'to recipient recipients cc bcc email emails address channel phone number body message text content receiver user users attendees participants url subject chat room group title',
    ),
  },
  spend: {
    nouns: words(
      'payment transaction transfer order purchase booking reservation invoice subscription',
    ),
    parameters: words(
      'amount price cost total sum quantity qty money fee product products item items card payment account currency method budget value shares symbol hotel flight ticket tickets room rooms passengers iban',
    ),
  },
  delete: {
    nouns: new Set(),
    parameters: words(
      'id ids name path file file_id url key email user account order booking record table event message resource uuid number item items title index reference',
    ),
  },
  execute: {
    nouns: new Set(),
    parameters: words('command cmd code script sql query program args expression shell statement'),
  },
  administer: {
    nouns: words(
      'role roles permission permissions policy password passwords credential credentials admin user users account accounts member access key keys firewall',
    ),
    parameters: words(
      'user user_id username role roles permission permissions password policy account group member scope access admin users token key email',
    ),
  },
}

/** Whether a function logs somebody in or out, or proves who they are: asking again is normal. */
export function isLogIn(name: string): boolean {
  const found = wordsOfIdentifier(name)
  return (
    found.some((word) => logInVerbs.has(word)) ||
    /(?:log|sign) ?(?:in|out|on)\b/.test(found.join(' '))
  )
}

/**
 * The privileges that a function holds beyond reading and writing, most far-reaching first; empty
 * for look-ups, and for names of which nothing is known.
 *
 * @param schema the input schema under which it was advertised
 * @param args of a call, where no schema is known
 */
export function privilegesOf(
  name: string,
  schema: JsonObject | undefined,
  args?: JsonObject,
): readonly HeldPrivilege[] {
  const all = wordsOfIdentifier(name)
  const verbs = verbsIn(all)
  if (verbs.length === 0) return []
  const parameters = parameterWords(schema, args)
  if (isLookUpOfSpending(all, parameters)) return []
  return privileges.toReversed().flatMap((privilege) => {
    const { nouns, parameters: needed } = signs[privilege]
    const isMeant = verbs.some(
      (verb) =>
        isVerbOf(privilege, verb) ||
        (isVerbOf('make', verb) && all.some((word) => nouns.has(word))),
    )
    if (!isMeant) return []
    const isNamed =
      privilege === 'administer' && verbs.some((verb) => creating.has(verb)) && namesSomebody(all)
    const certain = parameters.some((word) => needed.has(word) || (isNamed && word === 'name'))
    return [{ privilege, certain }]
  })
}

/** Who is made new is named, and has no id yet: `create_user` takes a `name`. */
const creating = words('create add new make register')
const somebody = words('user users admin account accounts member role roles')

function namesSomebody(all: readonly string[]): boolean {
  return somebody.has(all.at(-1) ?? '')
}

const joiners = words('and then or')
const lookUpNouns = words('history details list search count lookup check')

/**
 * The verbs that say what is done: the first one, as in `get_payment_methods` and `list_orders`,
 * and what is joined to it. None where a noun leads and a look-up ends the name: `order_status`.
 */
function verbsIn(all: readonly string[]): readonly string[] {
  const first = all.findIndex((word) => verbKinds.some((kind) => isVerbOf(kind, word)))
  const verb = all[first]
  if (verb === undefined) return []
  const last = all.at(-1) ?? ''
  if (nounVerbs.has(verb) && (readNouns.has(last) || lookUpNouns.has(last))) return []
  return [verb, ...all.filter((_, at) => at > first && joiners.has(all[at - 1] ?? ''))]
}

function parameterWords(
  schema: JsonObject | undefined,
  args: JsonObject | undefined,
): readonly string[] {
  const properties: JsonValue | undefined = schema?.properties
  const names = Object.keys(isJsonObject(properties) ? properties : (args ?? {})).slice(0, 128)
  return names.flatMap((name) => [name.toLowerCase(), ...wordsOfIdentifier(name)])
}

/** Words of arguments that say in which way a function is to act. */
const modeFields = words('mode action operation op type method verb intent command')
const rehearsals = words(
  'dry_run dryrun dry preview simulate validate_only check_only test what_if',
)

/**
 * Whether the arguments of a call ask only for a look: `mode: "check"`, `dry_run: true`.
 *
 * @param schema where it is known, only what it declares counts: others are ignored by most servers
 */
export function asksForLookOnly(args: JsonObject, schema: JsonObject | undefined): boolean {
  const properties = schema?.properties
  return Object.entries(args)
    .slice(0, 128)
    .some(([name, value]) => {
      if (isJsonObject(properties) && !Object.hasOwn(properties, name)) return false
      const field = wordsOfIdentifier(name)
      if (value === true || value === 'true') return rehearsals.has(field.join('_'))
      if (typeof value !== 'string' || value.length > 64) return false
      if (!modeFields.has(field.at(-1) ?? '')) return false
      const said = wordsOfIdentifier(value)
      // A command of several words is one of a shell.
      const most = field.at(-1) === 'command' ? 1 : 3
      return (
        said.length <= most && (isVerbOf('read', said[0] ?? '') || rehearsals.has(said[0] ?? ''))
      )
    })
}
