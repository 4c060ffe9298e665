/**
 * What the user asked for, as of the current turn: the user's own words so far, and what the
 * assistant asked and the user then said yes to. Pure.
 *
 * A yes confirms what was asked and no more, and what was asked stays the assistant's words: they
 * may repeat what a server said, so a judge must not take them as the user's.
 */
import type { TrajectoryView, Turn } from './memory.ts'

/** What the assistant told the user. */
export interface Response {
  /** `seq` of its flow. */
  readonly flow: number
  readonly text: string
}

/** What the user agreed to. */
export interface Confirmed {
  /** The assistant's words that put the question, cut to `maxProposal`. */
  readonly text: string
  /** `seq` of the assistant's flow. */
  readonly flow: number
  /** Whether the user added something of their own, which may limit what was agreed to. */
  readonly isQualified: boolean
}

export interface Intent {
  /** The user's own words, one text a turn, oldest first. A yes to a question is none. */
  readonly words: readonly string[]
  /** What the current turn agreed to; a turn later it no longer stands. */
  readonly confirmed?: Confirmed
  /** Where the words of the current turn come from. */
  readonly source: Turn['source'] | 'unknown'
}

/** Code units of a proposal, from its end. */
const maxProposal = 1_000
/** Code units of a turn that may be nothing but a yes, and of the start of a longer one. */
const maxAssent = 64

/** The user's intent in the last of `turns`; both lists oldest first. */
export function intentOf(turns: readonly Turn[], responses: readonly Response[]): Intent {
  const current = turns.at(-1)
  if (current === undefined) return { words: [], source: 'unknown' }
  const words: string[] = []
  let confirmed: Confirmed | undefined
  for (const [at, turn] of turns.entries()) {
    const assent = assentOf(turn.text)
    const since = turns[at - 1]?.flow ?? -1
    const asked = assent === undefined ? undefined : askedBetween(since, turn.flow, responses)
    const question = asked === undefined ? undefined : proposalOf(asked.text)
    const agreed =
      assent === undefined || asked === undefined || question === undefined
        ? undefined
        : { text: question, flow: asked.flow, isQualified: assent === 'qualified' }
    if (agreed === undefined || agreed.isQualified) words.push(turn.text)
    if (turn === current) confirmed = agreed
  }
  return { words, source: current.source, ...(confirmed === undefined ? {} : { confirmed }) }
}

/** The user's intent as a trajectory remembers it. */
export function intentIn({ turns, observations }: TrajectoryView): Intent {
  const responses = observations.flatMap(({ kind, flow, leaves }) => {
    const text = kind === 'response' ? leaves[0]?.[1] : undefined
    return typeof text === 'string' ? [{ flow, text }] : []
  })
  return intentOf(turns, responses)
}

/** The last response between two turns of the user. */
function askedBetween(
  after: number,
  before: number,
  responses: readonly Response[],
): Response | undefined {
  return responses.findLast(({ flow }) => flow > after && flow < before)
}

const assentWords =
  'yes|yeah|yep|yup|ok|okay|okey|sure|sure thing|of course|certainly|absolutely|right|correct|exactly|confirmed?|i confirm|agreed|i agree|approved?|fine|perfect|great|sounds good|looks good|that works|works for me|go ahead|go for it|go on|proceed|continue|carry on|do it|do that|please do|please do so|do so|make it so|let us do it|lets do it|thats right|that is right|thats correct|that is correct|ja|jawohl|gern|gerne|oui|bien sur|si|claro|sim|tak|da|hai|はい|是|是的|好|好的|네|예|да'
const plainAssent = new RegExp(
  `^(?:(?:${assentWords}|please|thanks|thank you|bitte|y)(?: |$))+$`,
  'u',
)
const startsWithAssent = new RegExp(`^(?:${assentWords})(?: |$)`, 'u')

/** Whether a turn says yes and nothing else, or yes and something more. */
function assentOf(text: string): 'plain' | 'qualified' | undefined {
  const start = text.slice(0, maxAssent)
  const said = start
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'\u2019]+/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (said === '') return /[👍✅👌]/u.test(start) ? 'plain' : undefined
  if (text.length <= maxAssent && plainAssent.test(said)) return 'plain'
  return startsWithAssent.test(said) ? 'qualified' : undefined
}

const questionEnd = /[?？؟]/u
/** Words of a question that names nothing itself and points at what stands before it. */
const maxPointing = 8

/**
 * The part of the assistant's text that the last question asks about: its paragraph up to the
 * question mark, and the one before where the question itself is only a few words; undefined
 * where nothing was asked at the end.
 */
function proposalOf(text: string): string | undefined {
  const end = lastQuestion(text)
  if (end === undefined) return undefined
  const asked = text.slice(Math.max(0, end - 4 * maxProposal), end)
  const paragraphs = asked.split(/\n[ \t]*\n/).filter((part) => part.trim() !== '')
  const last = paragraphs.at(-1) ?? ''
  const before = paragraphs.at(-2)
  const isPointing = last.trim().split(/\s+/).length <= maxPointing
  const proposal = isPointing && before !== undefined ? `${before}\n\n${last}` : last
  return proposal.trim().slice(-maxProposal)
}

/** Code units at the end of a response in which a question must stand to be the one answered. */
const maxTail = 2_000

/** The place behind the last question mark, where one stands near the end of `text`. */
function lastQuestion(text: string): number | undefined {
  for (let at = text.length - 1; at >= Math.max(0, text.length - maxTail); at--) {
    if (questionEnd.test(text[at] ?? '')) return at + 1
  }
  return undefined
}
