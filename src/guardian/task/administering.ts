/** Whether a function administers people, rights or systems, or destroys on a large scale. */
import type { JsonObject } from '../../mcp/json.ts'
import { isVerbOf, wordsOfIdentifier } from '../verbs.ts'

export type Administering = 'administers' | 'destroys'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Whom or what one administers; a door or a notification is none of these. */
const governed = words(
  'user users account accounts role roles permission permissions access password passwords credential credentials privilege privileges admin admins administrator policy policies firewall system systems database databases authentication mfa factor 2fa member members employee employees superuser root token tokens key keys right rights security team group groups tenant organization organisation',
)
/** What is governed whatever is made of it. */
const rights = words(
  'role roles permission permissions admin admins privilege privileges policy policies firewall superuser root rights access',
)
/** What stands for all of something. */
const masses = words('all every everyone everybody everything bulk mass entire whole global')
/** What belongs to many at once. */
const stores = words(
  'database databases table tables schema schemas log logs backup backups server servers system systems disk volume volumes cluster bucket production users accounts records customers employees tables',
)
const secrets = words('credential credentials password passwords secrets keys')
const stopping = words('shutdown shut halt stop terminate kill reboot restart format')
const taking = words('export dump extract download copy share')
/** A code or the old secret: who gives it has shown who they are. */
const proofs =
  /^(?:old_?password|current_?password|verification_?code|otp|code|pin|auth(?:entication)?_?code|one_?time.{0,12}|security_?answer|mfa.{0,12})$/i

/** Undefined where it does neither, or where the call itself brings a proof of who asks. */
export function isAdministering(name: string, args: JsonObject): Administering | undefined {
  const found = wordsOfIdentifier(name)
  const isMass = found.some((word) => masses.has(word)) || valuesSayAll(args)
  const has = (set: ReadonlySet<string>): boolean => found.some((word) => set.has(word))
  const does = (kind: 'administer' | 'delete' | 'make'): boolean =>
    found.some((word) => isVerbOf(kind, word))
  if (Object.keys(args).some((key) => proofs.test(key))) return undefined
  if (does('delete') && (has(stores) || isMass)) return 'destroys'
  if (has(stopping) && has(stores)) return 'destroys'
  if (does('administer') && has(governed)) return 'administers'
  if (does('delete') && has(rights)) return 'administers'
  if (has(taking) && has(secrets)) return 'administers'
  const isWriting = does('make') || isVerbOf('write', found[0] ?? '')
  if (isWriting && has(secrets) && (has(stores) || has(rights))) return 'administers'
  if (isWriting && (has(rights) || (isMass && has(governed)))) return 'administers'
  return undefined
}

const raising = words('promote elevate grant assign authorize')

/** Whether it gives somebody more rights: whose account it is does not matter then. */
export function raisesRights(name: string): boolean {
  const found = wordsOfIdentifier(name)
  return found.some((word) => raising.has(word) || rights.has(word))
}

function valuesSayAll(args: JsonObject): boolean {
  return Object.values(args).some(
    (value) => typeof value === 'string' && /^(?:all|\*|everyone|everybody)$/i.test(value),
  )
}
