/** A call that a passage of content ordered: the function and a value of it, and the user neither. */
import { type Choice, type Chosen, choiceOf } from '../../delegation/choice.ts'
import { fieldOf, isNamed, weightiest } from '../../delegation/weight.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'

/** Places of one finding. */
const maxPlaces = 6

/** What is claimed of a call whose function the user's words don't name; empty for other messages. */
export function calledByPassage(input: JudgeInput): readonly Claim[] {
  const choice = choiceOf(input)
  if (choice === undefined || isNamed(choice)) return []
  const ordered = choice.chosen.filter(({ order }) => order !== undefined)
  const best = weightiest(choice, ordered)
  if (best === undefined) return []
  const { chosen: first, decision } = best
  return [
    {
      decision,
      severity: decision === 'block' ? 'high' : decision === 'ask' ? 'medium' : 'low',
      confidence: decision === 'block' ? 0.9 : decision === 'ask' ? 0.75 : 0.4,
      element: 'presence',
      text: textOf(input, choice, first),
      evidence: ordered.slice(0, maxPlaces).flatMap(({ pointer, place, through, order }) => [
        { pointer: through === undefined ? `/params/arguments${pointer}` : '/params/arguments' },
        {
          pointer: place.leaf[0],
          earlier: place.observation.flow,
          ...(order === undefined ? {} : { span: [order.start, order.end] as const }),
        },
      ]),
    },
  ]
}

function textOf(
  { server }: JudgeInput,
  { called, asked }: Choice,
  { through, pointer }: Chosen,
): string {
  const what =
    through === undefined
      ? `takes \`${fieldOf(pointer)}\` from a passage that orders it`
      : 'takes a value from a read that a passage ordered'
  const why = asked.isKnown
    ? 'the user neither asked for it nor left it to that content'
    : 'whether the user asked for it is not known'
  return `The call of ${quoteName(called.name)}${atServer(server.id)} ${what}; ${why}.`
}
