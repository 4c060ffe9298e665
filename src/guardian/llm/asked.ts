/**
 * A trajectory as an LLM judge is shown it: numbered steps of bounded, quoted facts.
 *
 * INVARIANT: text of servers and models stands in JSON strings only, never among the words that
 * tell the judge what to do.
 */

export interface AskedTool {
  readonly name: string
  readonly server?: string
  readonly description?: string
  /** Names of the parameters, as `name: type`. */
  readonly parameters?: readonly string[]
}

export interface AskedStep {
  /** Number that the judge may name. */
  readonly step: number
  readonly what: 'user-asks' | 'client-answers' | 'client-calls' | 'server-returns' | 'content'
  readonly server?: string
  readonly function?: string
  readonly text?: string
  readonly arguments?: Readonly<Record<string, string>>
  /** Of each argument, where its value was seen before: `step 1 (user)`, `nowhere`. */
  readonly origins?: Readonly<Record<string, string>>
}

export interface Asked {
  readonly tools: readonly AskedTool[]
  readonly steps: readonly AskedStep[]
}

/** Bounds of what is shown; what is over them is cut where that costs least, and said to be. */
export const askedBounds = {
  /** UTF-16 code units of one text or value. */
  text: 1_200,
  /** Of one name. */
  name: 120,
  /** Steps: the first two and the last ones stay. */
  steps: 60,
  tools: 40,
  /** Arguments of one call. */
  arguments: 40,
} as const

/** The same within the bounds, with how many were left out. */
export function bounded({ tools, steps }: Asked): Asked & {
  readonly leftOut: { readonly tools: number; readonly steps: number }
} {
  const called = new Set(steps.map((step) => step.function))
  // What is called stays on show, whatever else is on offer.
  const ordered = tools.toSorted(
    (one, other) => Number(called.has(other.name)) - Number(called.has(one.name)),
  )
  const shownTools = ordered.slice(0, askedBounds.tools)
  const firsts = 2
  const shownSteps =
    steps.length <= askedBounds.steps
      ? steps
      : [...steps.slice(0, firsts), ...steps.slice(firsts - askedBounds.steps)]
  return {
    tools: shownTools.map(cutTool),
    steps: shownSteps.map(cutStep),
    leftOut: {
      tools: tools.length - shownTools.length,
      steps: steps.length - shownSteps.length,
    },
  }
}

function cutTool({ name, server, description, parameters }: AskedTool): AskedTool {
  return {
    name: cut(name, askedBounds.name),
    ...(server === undefined ? {} : { server: cut(server, askedBounds.name) }),
    ...(description === undefined ? {} : { description: cut(description, askedBounds.text / 4) }),
    ...(parameters === undefined
      ? {}
      : {
          parameters: parameters
            .slice(0, askedBounds.arguments)
            .map((one) => cut(one, askedBounds.name)),
        }),
  }
}

function cutStep(step: AskedStep): AskedStep {
  const { text, arguments: args, origins } = step
  return {
    ...step,
    ...(step.server === undefined ? {} : { server: cut(step.server, askedBounds.name) }),
    ...(step.function === undefined ? {} : { function: cut(step.function, askedBounds.name) }),
    ...(text === undefined ? {} : { text: cut(text, askedBounds.text) }),
    ...(args === undefined ? {} : { arguments: cutMembers(args) }),
    ...(origins === undefined ? {} : { origins: cutMembers(origins) }),
  }
}

function cutMembers(members: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(members)
      .slice(0, askedBounds.arguments)
      .map(([name, value]) => [cut(name, askedBounds.name), cut(value, askedBounds.text / 2)]),
  )
}

/** The first and the last part of a text that is too long, and how much is missing between them. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const head = Math.floor((length * 2) / 3)
  const tail = length - head
  return `${text.slice(0, head)} [${text.length - length} left out] ${text.slice(-tail)}`
}
