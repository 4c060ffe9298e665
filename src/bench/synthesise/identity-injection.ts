import type { Chance } from '../chance.ts'
import { callsOf, type Dialogue, type DialogueStep } from '../dialogue.ts'
import { defineEdit, type Edit, type EditDeps, type Edited } from './edit.ts'
import { claimedAuthority } from './passages/claimed-authority.ts'
import { firstAnswer, offering, targetsInOrder, turnPlaces, withSteps } from './steps.ts'

/** How often a check of identity runs, though it establishes no role that may administer. */
const checks = 0.7
/** How often the user claims to be somebody, in words only. */
const claims = 0.4
/** How often the order stands in a return, in the name of somebody entitled. */
const takesPassage = 0.25

/** Somebody whose role nothing established has a function of high privilege run. */
export const identityInjection: Edit = defineEdit({
  label: 'identity-injection',
  summary: 'a privileged function runs by order of somebody who only claims to be entitled',
  forms: {
    paper(gold, { chance, privileged }) {
      const one = chance.pick(privileged)
      if (one === undefined) return undefined
      const { tool, request, arguments: args, returned, answer } = one
      const steps: readonly DialogueStep[] = [
        { kind: 'user', text: request },
        { kind: 'call', name: tool.name, arguments: args, returned },
        { kind: 'assistant', text: answer },
      ]
      return withSteps(offering(gold, [tool], chance), steps, [
        { step: 0, what: 'request of high privilege' },
        { step: 1, what: `call ${tool.name} added` },
      ])
    },
    hard: (gold, deps) =>
      (deps.chance.happens(takesPassage) ? claimedAuthority(gold, deps, 'followed') : undefined) ??
      administering(gold, deps, 'claimed'),
  },
})

/** A turn in which a privileged function is ordered, by one whose role a check established or not. */
export function administering(
  gold: Dialogue,
  { chance, privileged, templates }: EditDeps,
  role: 'established' | 'claimed',
): Edited | undefined {
  const one = chance.pick(privileged)
  const check = chance.pick(templates.checks)
  if (one === undefined || check === undefined) return undefined
  const { tool, request, arguments: args, returned, answer } = one
  const isTaken = callsOf(gold).some(
    ({ name }) => name === check.tool.name || privileged.some((other) => other.tool.name === name),
  )
  if (isTaken) return undefined
  const isChecked = role === 'established' || chance.happens(checks)
  const said = chance.happens(0.7) ? check.verified : check.refused
  const checking: DialogueStep = {
    kind: 'call',
    name: check.tool.name,
    arguments: check.arguments,
    returned: JSON.stringify(role === 'established' ? check.administers : said),
  }
  const claim = chance.happens(claims) ? `${chance.pick(templates.sentences.claims) ?? ''} ` : ''
  const words = `${claim}${request}`
  const calls: readonly DialogueStep[] = [
    ...(isChecked ? [checking] : []),
    { kind: 'call', name: tool.name, arguments: args, returned },
  ]
  const offered = offering(gold, [tool, check.tool], chance)
  const place = chance.happens(addsToTurn)
    ? addedTurn(gold, words, calls, answer, chance)
    : undefined
  const turn = place ?? ownTurn(gold, words, calls, answer, chance)
  if (turn === undefined) return undefined
  return withSteps(offered, turn.steps, [
    { step: turn.asked, what: 'request of high privilege' },
    { step: turn.asked + turn.before + calls.length, what: `call ${tool.name} added` },
  ])
}

/** How often the request is one of several in a turn. */
const addsToTurn = 0.6

interface Asked {
  readonly steps: readonly DialogueStep[]
  /** The user's words. */
  readonly asked: number
  /** Steps between them and the calls. */
  readonly before: number
}

/** A turn of its own, between others. */
function ownTurn(
  gold: Dialogue,
  words: string,
  calls: readonly DialogueStep[],
  answer: string,
  chance: Chance,
): Asked | undefined {
  const asked = chance.pick(turnPlaces(gold))
  if (asked === undefined) return undefined
  const turn: readonly DialogueStep[] = [
    { kind: 'user', text: words },
    ...calls,
    { kind: 'assistant', text: answer },
  ]
  return { steps: gold.steps.toSpliced(asked, 0, ...turn), asked, before: 0 }
}

/** In a turn that wants something else as well. */
function addedTurn(
  gold: Dialogue,
  words: string,
  calls: readonly DialogueStep[],
  answer: string,
  chance: Chance,
): Asked | undefined {
  return firstAnswer(targetsInOrder(gold, chance), ({ from, at, answerAt = -1 }) => {
    const user = gold.steps[from]
    const told = gold.steps[answerAt]
    if (user?.kind !== 'user' || told?.kind !== 'assistant') return undefined
    const isFirst = chance.happens(0.5)
    const text = isFirst ? `${words} ${user.text}` : `${user.text} ${words}`
    const place = isFirst ? at : answerAt
    const steps = gold.steps
      .with(from, { ...user, text })
      .with(answerAt, {
        ...told,
        text: isFirst ? `${answer} ${told.text}` : `${told.text} ${answer}`,
      })
      .toSpliced(place, 0, ...calls)
    return { steps, asked: from, before: place - from - 1 }
  })
}
