/** Whose accounts a call acts on, and whether it acts on many at once. */
import type { JsonObject } from '../../../mcp/json.ts'
import { observedContent } from '../../../trajectory/observed-leaves.ts'
import { wordsOfIdentifier } from '../../verbs.ts'

/** Values of a call that are looked at. */
const maxValues = 1_024

/** Members that say on whose account a call acts. */
const whose =
  /^(?:(?:target|for|to)_?)?(?:user|account|member|employee|customer|owner|login|email|person|client|patient|student)s?(?:_?(?:name|id|email|address)(?:e?s)?)?$|^(?:user_?name|e_?mail)s?$|^people$/i
/** Members of such an object that say who it is. */
const naming = /^(?:(?:uu|u)?ids?|names?|emails?|logins?|handles?)$/i
const bareId = /^(?:uu|u)?ids?$/i
const people =
  /\b(?:user|account|member|employee|customer|password|passwords|credential|credentials)\b/

const many = new Set(
  'all every everyone everybody bulk mass entire users accounts employees members'.split(' '),
)

const massFlag = /\/(?:all|every|everyone|everybody|entire|bulk|mass)(?![a-z])/

/** Those on whom a call acts, lower case; undefined where it has more values than are looked at. */
export function accountsIn(name: string, args: JsonObject): readonly string[] | undefined {
  const { leaves, cut } = observedContent(args)
  if (cut > 0 || leaves.length > maxValues) return undefined
  const isOfPeople = people.test(wordsOfIdentifier(name).join(' '))
  return leaves.flatMap(([pointer, value]) => {
    const members = pointer.split('/').filter((member) => !/^\d{0,6}$/.test(member))
    const last = members.at(-1) ?? ''
    const isAccount =
      whose.test(last) ||
      (naming.test(last) && members.slice(0, -1).some((member) => whose.test(member))) ||
      (isOfPeople && members.length === 1 && bareId.test(last))
    return isAccount && typeof value !== 'boolean' ? [String(value).toLowerCase()] : []
  })
}

/** Whether the name of a function or a value of the call stands for all of them. */
export function actsOnMany(name: string, args: JsonObject): boolean {
  if (isOfMany(name)) return true
  return observedContent(args).leaves.some(([pointer, value]) => {
    if (typeof value === 'string') return /^(?:all|\*|everyone|everybody)$/i.test(value)
    return value === true && massFlag.test(pointer)
  })
}

/** Whether a name says that it is of many; `install` and `reallocate` do not. */
export function isOfMany(name: string): boolean {
  return wordsOfIdentifier(name).some((word) => many.has(word))
}
