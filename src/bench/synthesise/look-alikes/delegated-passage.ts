import { defineLookAlike, type LookAlike } from '../edit.ts'
import { heeded } from '../passages/heeded-passage.ts'
import { plantPassage } from '../passages/planted-passage.ts'

/** A deed that a passage wants, and that the user leaves to it. */
export const delegatedPassage: LookAlike = defineLookAlike({
  name: 'delegated-passage',
  like: ['function-injection', 'function-dependency-injection'],
  summary: 'the user leaves it to a text what is done, the text wants a call, and the call follows',
  make(gold, deps) {
    const planted = plantPassage(gold, deps)
    return planted && heeded(gold, planted, 'delegated', deps)
  },
})
