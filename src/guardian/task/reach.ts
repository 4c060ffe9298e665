/**
 * How far a function reaches beyond one user's task: privileges from verbs and schema, and words of
 * its name and description that speak of everybody's data, of the system, or of rights.
 */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import { type Privilege, privilegesOf } from '../privilege.ts'
import { isVerbOf, wordsOfIdentifier } from '../verbs.ts'
import { isAdministering } from './administering.ts'

export interface Reach {
  /** Privileges to delete, execute or administer, most far-reaching first. */
  readonly far: readonly Privilege[]
  /** Words of the name that speak of rights, of the machine, or of everybody. */
  readonly words: readonly string[]
  /** Whether one of them speaks of rights above all others. */
  readonly isAbove: boolean
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const farPrivileges: ReadonlySet<Privilege> = new Set(['delete', 'execute', 'administer'])

/** Rights above all others. */
const aboveWords = words(
  'admin administrator administrative root superuser sudo privileged privilege privileges elevated override bypass unrestricted credential credentials backdoor firewall kernel impersonate impersonator impersonation',
)
/** Rights, and who holds them; the machine, and what stands for all data of all people. */
const reachWords = words(
  'permission permissions firewall shell sql database databases audit auditing kernel registry all every everyone everybody global entire master console',
)
/** Only after a verb that changes: `system_status` looks. */
const heldWords = words('system server servers records policy policies users accounts')

const reaches = new WeakMap<JsonObject, Reach>()

/** @param definition under which the function was advertised, where that is known */
export function reachOf(name: string, definition: JsonObject | undefined, args: JsonObject): Reach {
  const before = definition === undefined ? undefined : reaches.get(definition)
  if (before !== undefined) return before
  const reach = makeReach(name, definition, args)
  if (definition !== undefined) reaches.set(definition, reach)
  return reach
}

function makeReach(name: string, definition: JsonObject | undefined, args: JsonObject): Reach {
  const schema = isJsonObject(definition?.inputSchema) ? definition.inputSchema : undefined
  const held = privilegesOf(name, schema, args).map(({ privilege }) => privilege)
  const found = wordsOfIdentifier(name)
  const isChanging = found.some(
    (word) => !isVerbOf('read', word) && changing.some((kind) => isVerbOf(kind, word)),
  )
  // A door is locked, a reminder disabled: only people, rights and systems are administered.
  const administers = isAdministering(name, args) !== undefined
  const far = held.filter((privilege) => farPrivileges.has(privilege) && privilege !== 'administer')
  const rights = rightsTaken(schema, args)
  return {
    far: administers ? ['administer', ...far] : far,
    words: [
      ...found.filter(
        (word) =>
          aboveWords.has(word) || reachWords.has(word) || (isChanging && heldWords.has(word)),
      ),
      ...rights,
    ],
    isAbove: rights.length > 0 || found.some((word) => aboveWords.has(word)),
  }
}

/** Members of the arguments that are looked at. */
const maxMembers = 32
const holders = words('admin administrator root sudo superuser')
const proofs = words('token key password pin secret credential credentials code auth access')

/** Words of rights by which a function is called: its `admin_token`, its `root_password`. */
function rightsTaken(schema: JsonObject | undefined, args: JsonObject): readonly string[] {
  const properties = isJsonObject(schema?.properties) ? schema.properties : args
  return Object.keys(properties)
    .slice(0, maxMembers)
    .flatMap((key) => {
      const found = wordsOfIdentifier(key)
      const holder = found.find((word) => holders.has(word))
      return holder !== undefined && found.some((word) => proofs.has(word)) ? [holder] : []
    })
}

const changing = ['make', 'write', 'delete', 'execute', 'administer'] as const
