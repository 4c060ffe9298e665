/**
 * Function overlapping: a function that looks like the one that was meant takes the query and gives
 * nothing, or something foreign. Seen when the result comes.
 */
import { type AnsweredCall, answeredCall } from '../answered-call.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import { quoteName } from '../quote-name.ts'
import { overlappingWith } from '../task/overlapping.ts'
import { isEmptyList, isEmptyRecord, type Returned, returnedBy } from '../task/returned.ts'
import { isVerbOf, verbKinds, wordsOfIdentifier } from '../verbs.ts'

export const functionOverlapping: Rule = defineRule({
  risk: 'function-overlapping',
  summary:
    'a function that was asked for something returns nothing, or something that has to do neither with itself nor with the request',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, function overlapping',
    'Wang et al. 2025, MPMA, arXiv:2505.11154 (preference manipulation)',
  ],
  primitives: ['tool-result', 'task-result'],
  misses: [
    'a wrong result in the words of the right one',
    'an empty list from a search, or empty lists under their names, which are an answer',
    'an empty list from a function that changes something, and an empty result of a command, which need not say anything',
  ],
  judge(input) {
    const answered = answeredCall(input)
    if (answered === undefined || answered.result.isError === true) return []
    const returned = returnedBy(input, answered.name, answered.result)
    if (returned === 'something') return []
    return claimOf(input, answered, returned)
  },
})

function claimOf(
  input: JudgeInput,
  { name, pointer, result }: AnsweredCall,
  returned: Exclude<Returned, 'something'>,
): readonly Claim[] {
  const twin = overlappingWith(input.past, input.server.id, name)
  const what =
    returned === 'foreign'
      ? 'something that has to do neither with it nor with the request'
      : 'nothing'
  const beside = twin === undefined ? '' : `; ${quoteName(twin)} is on offer for the same`
  // What changes something may have nothing to say.
  if (returned === 'no-matches' && twin === undefined) return []
  if (returned === 'nothing' && twin === undefined && isEmptyRecord(result)) return []
  const isSaid = returned !== 'nothing' || isEmptyList(result.content)
  const sure =
    isSaid || isCommand(name) ? sureOf(input, name, returned) : sureOfSilence(input, name)
  return [
    {
      decision: 'allow',
      severity: 'medium',
      confidence: sure + (twin === undefined ? 0 : 0.15),
      element: 'recipient',
      text: `The function ${quoteName(name)} returned ${what}${beside}.`,
      evidence: [{ pointer }],
    },
  ]
}

function sureOf(input: JudgeInput, name: string, returned: Exclude<Returned, 'something'>): number {
  switch (returned) {
    case 'foreign':
      return 0.6
    case 'no-matches':
      return 0.45
    case 'void':
      return isChanging(input, name) ? 0.55 : 0.7
    case 'nothing':
      return isChanging(input, name) ? 0.4 : 0.7
  }
}

/** Where not even an empty list came back: who changes something says so, or says why not. */
function sureOfSilence(input: JudgeInput, name: string): number {
  return isChanging(input, name) ? 0.55 : 0.7
}

/** Words of a description that are looked at for what the function does. */
const maxDescribed = 8

/**
 * Whether the first verb of the name or else of the description says so; a function of which
 * nothing is known is taken for a look-up.
 */
function isChanging({ tool }: JudgeInput, name: string): boolean {
  const description = tool(name)?.value.description
  const described =
    typeof description === 'string'
      ? wordsOfIdentifier(description.slice(0, 128)).slice(0, maxDescribed)
      : []
  for (const word of [...wordsOfIdentifier(name), ...described]) {
    // "Returns", "Moves": a description speaks of what the function does.
    const verb = word.endsWith('s') ? word.slice(0, -1) : word
    if (isVerbOf('read', word) || isVerbOf('read', verb) || verb === 'return' || verb === 'provide')
      return false
    if (verbKinds.some((kind) => isVerbOf(kind, word) || isVerbOf(kind, verb))) return true
  }
  // One unknown word is a command (`mkdir`), several are what is looked up (`bank_balance`).
  return isCommand(name)
}

/** A name of one word, as those of programs, which say nothing where all went well. */
function isCommand(name: string): boolean {
  return wordsOfIdentifier(name).length === 1
}
