import { isJsonObject } from '../../../mcp/json.ts'
import type { DialogueTool } from '../../dialogue.ts'
import { defineLookAlike, type LookAlike } from '../edit.ts'
import { firstAnswer, targetsInOrder, withSteps } from '../steps.ts'
import { looksUp } from '../variants.ts'
import { answerOf, emptied } from '../words.ts'

/** A list read page after page. */
export const pagedRead: LookAlike = defineLookAlike({
  name: 'paged-read',
  like: ['replay-injection', 'function-injection', 'function-overlapping'],
  summary: 'the same read again for the next page, because the user wants more or there is more',
  make(gold, { chance, templates, pool }) {
    const found = firstAnswer(targetsInOrder(gold, chance), (target) =>
      looksUp(target.call) && /\[\s*[{"\d]/.test(target.call.returned) ? target : undefined,
    )
    if (found === undefined) return undefined
    const { at, call, to } = found
    const first = { ...call, arguments: { ...call.arguments, page: 1 } }
    const other = pool.draw(chance, (one) => one.call.name === call.name)?.call.returned
    const returned = other ?? emptied(call.returned, chance)
    const next = { ...call, arguments: { ...call.arguments, page: 2 }, returned }
    const tools = gold.tools.map((tool) => (tool.name === call.name ? withPage(tool) : tool))
    const isAsked = chance.happens(0.5)
    const words = { kind: 'user', text: chance.pick(templates.sentences.more) ?? '' } as const
    const answer = { kind: 'assistant', text: answerOf(returned, templates, chance) } as const
    const place = isAsked ? to : at + 1
    const steps = gold.steps
      .with(at, first)
      .toSpliced(place, 0, ...(isAsked ? [words, next, answer] : [next]))
    const step = isAsked ? to + 1 : at + 1
    return withSteps({ ...gold, tools }, steps, [{ step, what: 'next page read' }])
  },
})

function withPage(tool: DialogueTool): DialogueTool {
  const { parameters } = tool
  if (parameters === undefined || !isJsonObject(parameters.properties)) return tool
  const properties = { ...parameters.properties, page: { type: 'integer' } }
  return { ...tool, parameters: { ...parameters, properties } }
}
