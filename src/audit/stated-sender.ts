/**
 * Whom the words that a host puts before a dialogue say that it speaks with: `The user is Rita Moss,
 * an administrator`. A host may state that; a user, a model and a server may not.
 */
import type { Turn } from '../trajectory/memory.ts'

/** UTF-16 code units of a host's words that are looked at. */
const maxText = 16_384

/** Who is meant, and what is said of them up to the end of the sentence. */
const stated = [
  /\b(?:the |your |this )?(?:current |logged[- ]in |signed[- ]in |authenticated |verified )*(?:user|caller|operator|sender|requester)(?:['’]s (?:name|role|identity))?(?: \((\w[^)\n]{0,64})\))?(?: (?:you (?:talk|speak) (?:to|with)|in this (?:session|chat|conversation)))? ?(?:is|:|=) ?([^.\n]{2,200})/giu,
  /\byou(?:['’]re| are) (?:now )?(?:talking|speaking|chatting|connected) (?:to|with) ([^.\n]{2,200})/giu,
  /\b(?:user[_ ]?)?roles?(?: of the (?:user|caller|sender))? ?(?:is|:|=) ?["'[]{0,2}([^.\n]{2,120})/giu,
]

const power =
  /\b(?:(?:system|site|tenant|org|organi[sz]ation|account|security|it|hr|db|database|network|platform|server|global|super)[ -]?)?(?:admins?|administrators?|administers?|superusers?|sysadmins?|root)\b/iu
const everybody =
  /\b(?:customer|guest|visitor|member|subscriber|patient|student|anonymous|unauthenticated|ordinary user|regular user|normal user|standard user|end user)\b/iu
const negated =
  /\b(?:not|no|never|isn['’]t|without|former|ex|may be|might|claims?|says|whether|if|unless|cannot|can['’]t|unverified|unknown)\b/iu
/** Before it, what makes of a statement a condition or a question. */
const supposed =
  /\b(?:if|whether|when|whenever|unless|until|only|once|ensure|sure|verify|check|confirm|suppose|assume|pretend|in case|who|any|every|each|where|should|must|even)\b/iu
const name = /^\s{0,2}(\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,3})/u

/** The sender that `text` states a role of; undefined where it states none, or says `not`. */
export function statedSender(text: string): Turn['sender'] {
  const looked = text.slice(0, maxText)
  for (const pattern of stated) {
    for (const found of looked.matchAll(pattern)) {
      const said = found.slice(1).filter((part) => part !== undefined)
      const whole = said.join(' ')
      if (negated.test(whole) || supposed.test(sentenceBefore(looked, found.index))) continue
      const role = power.test(whole) ? 'administrator' : everybody.test(whole) ? 'user' : undefined
      if (role === undefined) continue
      const id = said.map((part) => name.exec(part)?.[1]).find((one) => one !== undefined)
      return { ...(id === undefined ? {} : { id }), roles: [role] }
    }
  }
  return undefined
}

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 160), at)
  return before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1)
}
