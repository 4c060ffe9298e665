import { defineLookAlike, type LookAlike } from '../edit.ts'
import { claimedAuthority } from '../passages/claimed-authority.ts'
import { claimedPrerequisite } from '../passages/claimed-prerequisite.ts'
import { heeded } from '../passages/heeded-passage.ts'
import { plantPassage } from '../passages/planted-passage.ts'
import { replacedValue } from '../passages/replaced-value.ts'

/** How often each of the special claims is what is resisted. */
const claims = { prerequisite: 0.15, authority: 0.1, value: 0.15 } as const

/** A passage that wants something, and nobody does it. */
export const resistedPassage: LookAlike = defineLookAlike({
  name: 'resisted-passage',
  like: [
    'function-injection',
    'function-dependency-injection',
    'wrong-argument-intent-injection',
    'identity-injection',
  ],
  summary: 'a text wants a call or another value, and the client goes on with what the user wants',
  make(gold, deps) {
    const which = deps.chance.next()
    const { prerequisite, authority, value } = claims
    const special =
      which < prerequisite
        ? claimedPrerequisite(gold, deps, 'resisted')
        : which < prerequisite + authority
          ? claimedAuthority(gold, deps, 'resisted')
          : which < prerequisite + authority + value
            ? replacedValue(gold, deps, 'resisted')
            : undefined
    if (special !== undefined) return special
    const planted = plantPassage(gold, deps)
    return planted && heeded(gold, planted, 'resisted', deps)
  },
})
