/**
 * Private data that moves from one container into another: a repository, a project, a channel, a
 * table. The user named the one that is written to, and the data was read from one that they did not
 * name; who may see the two is not the same.
 *
 * @see Invariant Labs, 2025-05, GitHub MCP exploited
 */

import type { Observation } from '../../../trajectory/observation.ts'
import type { OriginMatch } from '../../../trajectory/provenance/origin.ts'
import { type Asked, askedIn } from '../../delegation/asked.ts'
import { calledFunction } from '../../delegation/called-function.ts'
import { isForeign, observationOf } from '../../delegation/places.ts'
import { fieldOf } from '../../delegation/weight.ts'
import { earlierPlace } from '../../earlier-place.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { wordsOfIdentifier } from '../../verbs.ts'

const maxValues = 64
/** Share of a value that has to come from there, and UTF-16 code units of it. */
const leastShare = 0.15
const leastLength = 16

const containers: ReadonlySet<string> = new Set(
  'repository repo project workspace organisation organization org owner team channel room board database table schema tenant vault bucket namespace site space guild group'.split(
    ' ',
  ),
)

/** What is claimed of data that moves into another container; empty for other messages. */
export function betweenContainers(input: JudgeInput): readonly Claim[] {
  const called = calledFunction(input)
  if (called === undefined || !called.changes) return []
  const into = Object.entries(called.args)
    .slice(0, maxValues)
    .find(([field, value]) => typeof value === 'string' && isContainer(field))
  if (into === undefined) return []
  const [field, target] = into
  const { past } = input
  const asked = askedIn(past)
  if (!asked.isKnown) return []
  for (const { pointer, value, from } of input.origins.slice(0, maxValues)) {
    if (typeof value !== 'string' || value.length < leastLength || fieldOf(pointer) === field)
      continue
    for (const match of from) {
      const read = readFrom(input, match, value, String(target), field)
      if (read === undefined || isSpokenOf(asked, read.container)) continue
      return [
        {
          decision: 'ask',
          severity: 'medium',
          confidence: 0.75,
          element: 'recipient',
          text: `The call of ${quoteName(called.name)}${atServer(input.server.id)} puts, in \`${fieldOf(pointer)}\`, what was read in another \`${fieldOf(`/${field}`)}\` into this one; the user did not speak of the other.`,
          evidence: [{ pointer: `/params/arguments${pointer}` }, earlierPlace(match)],
        },
      ]
    }
  }
  return []
}

function isContainer(field: string): boolean {
  const words = wordsOfIdentifier(field)
  return words.some((word) => containers.has(word))
}

interface Read {
  readonly container: string
}

/** The read whose container of the same name is another one; undefined where it is not, or says little. */
function readFrom(
  { past }: JudgeInput,
  { flow, share, integrity, span, confidentiality }: OriginMatch,
  value: string,
  target: string,
  field: string,
): Read | undefined {
  if (integrity === 'user' || confidentiality === 'public') return undefined
  if (share < leastShare || share * value.length < leastLength) return undefined
  if (span !== undefined && span[1] - span[0] < leastLength) return undefined
  const observation = observationOf(past, flow)
  if (observation === undefined || !isForeign(observation)) return undefined
  const container = containerOf(past.observations, observation, field)
  return container === undefined || isSame(container, target) ? undefined : { container }
}

function containerOf(
  observations: readonly Observation[],
  { answers }: Observation,
  field: string,
): string | undefined {
  const call = observations.find(({ flow }) => flow === answers)
  const leaf = call?.leaves.find(([pointer]) => fieldOf(pointer) === field)
  return typeof leaf?.[1] === 'string' ? leaf[1] : undefined
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Whether the user names the container, or all of its kind: "the private ones too". */
function isSpokenOf({ text }: Asked, container: string): boolean {
  const name = container.toLowerCase()
  return text.includes(name) || /\b(?:all|every|each|both|other|private)\b/.test(text)
}
