/**
 * A flow in the form of the paper's training data: who to whom, what it is about, under which terms,
 * each of them a few words.
 *
 * @see Jing et al. 2025, arXiv:2505.14590, section 3 and the data of section 4
 */
import {
  type Flow,
  type InformationType,
  informationTypes,
  type Party,
  type Principle,
  principles,
} from '../../flow/flow.ts'

export interface PaperFlow {
  readonly from: string
  readonly to: string
  readonly type: string
  readonly principle: string
}

/** The flow in words, as the extractor sees it. */
export function paperFlowOf({ sender, recipient, type, principle }: Flow): PaperFlow {
  return {
    from: partyWords(sender),
    to: partyWords(recipient),
    type: type.about.join(', '),
    principle: principle.join(', '),
  }
}

/** `user`, `function calculate_bmi`, `function read of server notes`. */
export function partyWords({ role, name, unit }: Party): string {
  const part = unit?.replace(':', ' ')
  if (role !== 'server') return role
  const server = name === undefined || name === '' ? undefined : `server ${name}`
  if (part === undefined) return server ?? 'server'
  return server === undefined ? part : `${part} of ${server}`
}

/**
 * The flow with the information type and the principle that the words state: names of the closed
 * lists where the words hold them, else the words themselves as an extension.
 */
export function withPaperFlow(flow: Flow, { type, principle }: PaperFlow): Flow {
  return {
    ...flow,
    type: { ...flow.type, about: namesIn<InformationType>(type, informationTypes) },
    principle: namesIn<Principle>(principle, principles),
  }
}

/** Longest name of an extension. */
const maxName = 60

function namesIn<Name extends string>(
  words: string,
  known: readonly Name[],
): readonly (Name | `x-${string}`)[] {
  const spelled = `-${kebab(words)}-`
  const found = known.filter((name) => spelled.includes(`-${name}-`))
  if (found.length > 0) {
    return found.toSorted((one, other) => spelled.indexOf(one) - spelled.indexOf(other))
  }
  return [`x-${kebab(words).slice(0, maxName) || 'unknown'}`]
}

function kebab(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}
