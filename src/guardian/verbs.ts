/**
 * The verbs of function names: the one list from which it is read what a function may do.
 *
 * `verbs` say so wherever they stand in a name. `inFront` only do so as its first verb: elsewhere
 * they are as often nouns (`get_message`), or too common to mean anything.
 */

/** What a verb does to the world. `make` takes its meaning from its object: `create_payment`. */
export const verbKinds = [
  'read',
  'make',
  'write',
  'send',
  'spend',
  'delete',
  'execute',
  'administer',
] as const
export type VerbKind = (typeof verbKinds)[number]

export interface Verbs {
  readonly verbs: ReadonlySet<string>
  readonly inFront: ReadonlySet<string>
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

export const verbsOf: Readonly<Record<VerbKind, Verbs>> = {
  // WHY `inFront`: a query may be an SQL statement that writes, a conversion writes a file or turns
  // an issue into another: the fail mode does not take them for reading.
  read: {
    verbs: words(
      'get list read search find fetch describe show view lookup check count browse inspect preview compare validate calculate compute summarize summarise explain diff translate analyze analyse',
    ),
    inFront: words('query retrieve load is has convert estimate track monitor'),
  },
  make: {
    verbs: words(
      'create make add new set update change put modify assign start perform schedule register confirm approve accept',
    ),
    inFront: words('place issue do initiate process complete finalize'),
  },
  write: {
    verbs: words(
      'acknowledge append apply authenticate build burn checkin claim click clone commit configure contact convert copy decline decrement deny deploy dismiss download duplicate edit ensure evict export flush follow generate import increment init initialise initialize insert install invalidate join kick kill like login logout manage mark merge migrate mint mount move mutate mute navigate open overwrite patch pin push react reboot record redo reindex reject rename reopen replace replay resolve restart restore resume revert rollback rotate save shutdown sign snooze star stop swap switch sync toggle transition trigger undo uninstall unpin unregister upgrade upsert vote write',
    ),
    inFront: words('draft'),
  },
  send: {
    verbs: words('send post publish share forward reply broadcast invite submit upload'),
    inFront: words('tweet message email mail notify announce dm'),
  },
  spend: {
    verbs: words(
      'pay buy purchase transfer order checkout withdraw charge refund book subscribe redeem stake',
    ),
    inFront: words('donate tip bid invest trade rent wire remit spend fund topup'),
  },
  delete: {
    verbs: words(
      'delete remove erase drop purge wipe truncate clear cancel terminate archive revoke unsubscribe close',
    ),
    inFront: words('destroy unlink trash discard rm deactivate'),
  },
  execute: {
    verbs: words('execute exec run shell spawn invoke launch'),
    inFront: words('eval bash script'),
  },
  administer: {
    verbs: words('grant revoke promote ban suspend disable enable reset authorize unlock lock'),
    inFront: words('demote unban provision impersonate elevate'),
  },
}

/** Nouns of looking up: what a function gives back, not what it does. */
export const readNouns: ReadonlySet<string> = words(
  'status stat stats info tree directory echo ping help whoami verify',
)

/** What a name that begins with one of these and ends in a look-up means: `order_status`. */
export const nounVerbs: ReadonlySet<string> = words(
  'order book post charge refund transfer purchase message email mail tweet tip bid trade rent fund share invite script run stake',
)

/** What is looked up of a payment, an order, a trade: behind a verb of spending they make it a noun. */
const lookedUp: ReadonlySet<string> = words(
  'status statuses state history histories quote quotes estimate estimates estimation preview previews info information details detail summary summaries overview statistics stats search lookup check count counts methods limit limits eligibility availability confirmation receipt receipts log logs record records tracking progress schedule',
)
/** These may be what is paid or bought as well: then the schema asks for an amount or a recipient. */
const perhapsLookedUp: ReadonlySet<string> = words(
  'balance balances list lists cost costs total totals options rate rates fee fees price prices report reports',
)
const ofSpending: ReadonlySet<string> = words(
  'amount quantity qty to recipient payee card payment method currency items item product iban email user shares',
)
const behindNoun: ReadonlySet<string> = words('by for of from in with')

/**
 * Whether a name that begins with a verb of spending is a look-up: `pay_status`, `buy_quote`.
 *
 * @param parameters words of the names of its parameters
 */
export function isLookUpOfSpending(
  name: readonly string[],
  parameters: readonly string[] = [],
): boolean {
  if (!isVerbOf('spend', name[0] ?? '')) return false
  const end = name.findIndex((word) => behindNoun.has(word))
  const noun = (end === -1 ? name : name.slice(0, end)).at(-1) ?? ''
  if (name[0] === noun) return false
  if (lookedUp.has(noun)) return true
  return perhapsLookedUp.has(noun) && !parameters.some((word) => ofSpending.has(word))
}

/** Verbs of logging in and out, and of proving who one is. */
export const logInVerbs: ReadonlySet<string> = words(
  'login logon signin authenticate auth logout signout verify token session whoami',
)

/** Whether `word`, as the first verb of a name, is of this kind. */
export function isVerbOf(kind: VerbKind, word: string): boolean {
  const { verbs, inFront } = verbsOf[kind]
  return verbs.has(word) || inFront.has(word)
}

/** The words of a function's or parameter's name, lower case: `getUserInfo` as `get_user_info`. */
export function wordsOfIdentifier(name: string): readonly string[] {
  if (name.length > maxKnownName) return splitName(name)
  let found = known.get(name)
  if (found === undefined) {
    found = splitName(name)
    if (known.size >= maxKnown) known.clear()
    known.set(name, found)
  }
  return found
}

/** Names of functions, parameters and fields come again with every message. */
const known = new Map<string, readonly string[]>()
const maxKnown = 2_048
const maxKnownName = 64

function splitName(name: string): readonly string[] {
  return name
    .slice(0, 256)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
