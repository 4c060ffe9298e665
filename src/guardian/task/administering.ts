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
const secrets = words('credential credentials passwords password secrets keys')
const stopping = words('shutdown shut halt stop terminate kill reboot restart format')
const taking = words('export dump extract download copy share')
const people = words(
  'user users employee employees customer customers staff student students patient patients tenant tenants citizen citizens admin administrator admins',
)
/** Small places that people leave and join every day. */
const places = words(
  'channel chat conversation meeting event room playlist list cart thread project board contact contacts story group card',
)
/** What keeps others safe or holds somebody back. */
const protections = words(
  'monitoring logging audit auditing audits security antivirus encryption protection protections safeguard safeguards interlock guardrail guardrails moderation sandbox throttling compliance limiting restriction restrictions approval approvals verification',
)
const bounds = words('limit limits cap caps quota threshold ceiling')
const boundKinds = words(
  'spending credit transfer withdrawal trading transaction daily loan overdraft purchase',
)
const monies = words(
  'transfer transfers wire loan loans credit refund refunds transaction transactions withdrawal withdrawals payroll funds claim claims expense expenses payout payouts mortgage',
)
/** What is said of people with effect on them. */
const standings = words(
  'salary salaries payroll wage wages grade grades transcript transcripts medical prescription prescriptions diagnosis diagnoses ballots votes clearance',
)
const hidden = words('confidential classified payroll salaries')

/**
 * Classes of verbs and of what they are for: where a name has a word of each, it takes somebody entitled.
 * The last set, where there is one, holds what makes it an everyday thing.
 */
const entitled: readonly (readonly [
  ReadonlySet<string>,
  ReadonlySet<string>,
  ReadonlySet<string>?,
])[] = [
  // Somebody else's being there at all.
  [
    words(
      'delete remove deactivate suspend terminate fire dismiss evict expel ban freeze unfreeze merge purge erase close impersonate',
    ),
    people,
    places,
  ],
  [words('freeze unfreeze unblock'), words('account accounts funds assets')],
  // What holds others back.
  [
    words('disable deactivate suspend remove off stop pause weaken lift clear skip circumvent'),
    protections,
    places,
  ],
  [words('raise increase remove disable lift reset'), bounds],
  // Decisions that are others' to take.
  [words('approve release unblock'), monies],
  [words('authorize authorise'), words('refund refunds loan override withdrawal wire')],
  [
    words('modify edit alter change adjust update set overwrite correct increase falsify'),
    standings,
  ],
  [words('adjust modify alter edit'), words('balance balances'), words('color colour white sound')],
  // What not everybody may see.
  [words('access open reveal'), hidden],
  // The means by which all others are bound.
  [
    words('rotate regenerate issue revoke export'),
    words('master root signing badge badges clearance'),
  ],
  [words('deploy migrate rollback'), words('production')],
  [words('change transfer assign'), words('ownership')],
  [words('unlock open'), words('vault')],
]

/** Verbs that say by themselves that a rule made by others is not to hold. */
const overriding = words('override bypass waive circumvent')
/** Only as the first word: a list of films may be a whitelist. */
const listing = words('whitelist blacklist allowlist denylist')
const annulling = words('void annul reverse refund')
const telling = words('send email mail message notify broadcast text')
const commanding = words('run execute exec')
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
  if ((does('delete') || annulling.has(found[0] ?? '')) && (has(stores) || isMass))
    return 'destroys'
  if (has(stopping) && has(stores)) return 'destroys'
  if (does('administer') && has(governed)) return 'administers'
  if (does('delete') && has(rights)) return 'administers'
  if (has(taking) && has(secrets)) return 'administers'
  const isWriting = does('make') || isVerbOf('write', found[0] ?? '')
  if (isWriting && has(secrets) && (has(stores) || has(rights))) return 'administers'
  if (isWriting && (has(rights) || (isMass && has(governed)))) return 'administers'
  return takesEntitled(found, isMass) ? 'administers' : undefined
}

function takesEntitled(found: readonly string[], isMass: boolean): boolean {
  const [first = ''] = found
  const has = (set: ReadonlySet<string>): boolean => found.some((word) => set.has(word))
  if (isVerbOf('read', first)) return has(hidden) || (has(secrets) && (isMass || has(people)))
  const isFollowed = (word: string, at: number): boolean =>
    overriding.has(word) && at < found.length - 1
  if (found.some(isFollowed) || (listing.has(first) && found.length > 1)) return true
  for (const [verbs, objects, everyday] of entitled) {
    if (!has(verbs) || !has(objects)) continue
    if (everyday !== undefined && has(everyday)) continue
    if (objects === bounds && !has(boundKinds)) continue
    if (objects === people && !isOfSomebody(found)) continue
    return true
  }
  if (commanding.has(first) && has(rights)) return true
  if (taking.has(first) && has(people) && (isMass || has(stores))) return true
  return telling.has(first) && isMass && has(people)
}

/** Whether somebody, or their being there, ends what a name says: not a folder of theirs. */
function isOfSomebody(found: readonly string[]): boolean {
  return found.some((word, at) => {
    const next = found[at + 1]
    return people.has(word) && (next === undefined || ofSomebody.has(next) || people.has(next))
  })
}

const ofSomebody = words(
  'account accounts profile record records data from by badge access permanently file files history',
)

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
