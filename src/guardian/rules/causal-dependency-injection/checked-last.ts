/**
 * A log-in or an identity check that ends the work on a turn: what was done before it was done without,
 * and nothing that it could be for comes after. Noted only, when the user is answered.
 */
import type { Claim, TurnInput } from '../../judge.ts'
import { hasFailed } from '../../outcome.ts'
import { quoteName } from '../../quote-name.ts'
import { isIdentityCheck } from '../../task/identity-check.ts'
import { formsOfName, formsOfText } from '../../task/words.ts'
import { isDemanding } from './checked-too-late.ts'
import { type TurnCall, turnCalls } from './turn-calls.ts'

const maxForms = 400

/** What is claimed of an answer to the user after such a check. */
export function checkedLast({ role, past }: TurnInput): readonly Claim[] {
  const turn = past.turns.at(-1)
  if (role !== 'client' || turn === undefined) return []
  const [last, ...before] = turnCalls(past)
  if (last === undefined || !isIdentityCheck(last.name) || !isDone(last)) return []
  const first = before.findLast(isDone)
  if (first === undefined || before.some((one) => isIdentityCheck(one.name) || isDemanding(one)))
    return []
  // Another server knows people in its own way; and the user may just want to be known.
  if (before.some(({ call }) => call.server !== last.call.server) || isWanted(turn.text, last.name))
    return []
  return [
    {
      decision: 'allow',
      severity: 'medium',
      confidence: 0.55,
      element: 'order',
      text: `The function ${quoteName(last.name)} shows who the user is only after ${quoteName(first.name)} and all other calls of the turn.`,
      evidence: [
        { pointer: '', earlier: last.call.flow },
        { pointer: '', earlier: first.call.flow },
      ],
    },
  ]
}

function isDone({ answer }: TurnCall): boolean {
  return answer !== undefined && !hasFailed(answer)
}

const knowing =
  /\b(?:log|sign)(?:ging|ged)? ?(?:me )?(?:in|on)\b|\bpassword|\bverif|\bidentity\b|\bpin\b|\bcode\b/i

/** Whether the user's words are about it: "log me in", "here is my code". */
function isWanted(text: string, name: string): boolean {
  if (knowing.test(text.slice(0, 4_096))) return true
  const forms = formsOfText(text, maxForms)
  for (const form of formsOfName(name)) if (forms.has(form)) return true
  return false
}
