/** Tool definitions: benign servers of a public directory, and what is made of them on purpose. */
import { join } from 'node:path'
import type { RiskId } from '../../../src/risk/risk.ts'
import { maliciousOf, setsOf } from '../guardian-definitions.ts'
import { type Played, playServer } from '../play-server.ts'
import type { ToolSet } from '../tool-sets.ts'
import { driftOf, imitationOf, sameAgain } from './edit-definitions.ts'
import { byRisk, type Measured } from './measurement.ts'

const ofDefinitions: readonly RiskId[] = [
  'function-dependency-injection',
  'tool-name-overlapping',
  'configuration-drift',
]

const benignFile = 'tools/benign-toucan.jsonl.gz'

async function heldOut(data: string): Promise<readonly ToolSet[]> {
  return (await setsOf(join(data, benignFile))).filter((_, index) => index % 2 === 1)
}

function isWithheld({ findings }: Played, risk: RiskId): boolean {
  return findings.some((one) => one.risk === risk && one.decision !== 'allow')
}

function isNamed({ findings }: Played, risk: RiskId): boolean {
  return findings.some((one) => one.risk === risk)
}

/** Servers of a public directory, each alone. */
export async function benignServers(data: string): Promise<Measured> {
  const played: Played[] = []
  for (const set of await heldOut(data)) played.push(await playServer(set))
  return {
    set: `tool lists of ${played.length} benign servers (Toucan), held-out half`,
    risks: byRisk(ofDefinitions, (risk) => ({
      falsely: [played.filter((one) => isWithheld(one, risk)).length, played.length],
    })),
  }
}

/** Servers labelled malicious: any finding of the risk counts, as most are mild in their words. */
export async function maliciousServers(data: string): Promise<Measured> {
  const { counted } = await maliciousOf(data)
  const holds: Readonly<Partial<Record<RiskId, (label: string) => boolean>>> = {
    'tool-name-overlapping': (label) => /name_overlap|preference_manipulation/.test(label),
    'function-dependency-injection': (label) => /out_of_scope|tool_transfer/.test(label),
  }
  return {
    set: 'tool lists labelled malicious (MSB), whose labels are of this risk',
    note: 'seen during development: too few to be split; a note counts as found',
    risks: byRisk(ofDefinitions, (risk) => {
      const isOf = holds[risk]
      if (isOf === undefined) return undefined
      const mine = counted.filter(({ label }) => isOf(label))
      return { found: [mine.filter((one) => isNamed(one, risk)).length, mine.length] }
    }),
  }
}

/** The held-out servers listed a second time: with one definition changed, and unchanged. */
export async function changedLists(data: string): Promise<Measured> {
  const risk = 'configuration-drift'
  const [changed, same] = [[] as Played[], [] as Played[]]
  for (const [at, set] of (await heldOut(data)).entries()) {
    const edited = driftOf(set, at)
    if (edited === undefined) continue
    changed.push(await playServer(edited, set))
    same.push(await playServer(sameAgain(set, at), set))
  }
  return twoSided({
    risk,
    isFound: isWithheld,
    edited: changed,
    harmless: same,
    set: `tool lists of ${changed.length} real servers with one definition changed in one of six ways, and as many that come again in another order of tools or keys`,
    note: 'constructed; the edits and the rules have one author',
  })
}

/** The held-out servers beside one that imitates a tool of theirs, and beside another real one. */
export async function imitatedTools(data: string): Promise<Measured> {
  const risk = 'tool-name-overlapping'
  const sets = await heldOut(data)
  const [imitated, beside] = [[] as Played[], [] as Played[]]
  for (const [at, set] of sets.entries()) {
    const other = sets[(at * 389 + 7) % sets.length]
    const imitation = imitationOf(set, at)
    if (imitation === undefined || other === undefined || other === set) continue
    imitated.push(await playServer(imitation, set))
    beside.push(await playServer(other, set))
  }
  return twoSided({
    risk,
    isFound: isNamed,
    edited: imitated,
    harmless: beside,
    set: `real servers beside one that imitates one of their tools in one of four ways (${imitated.length}), and beside another real one (${beside.length})`,
    note: 'constructed; the edits and the rules have one author; a note counts, as calls that change something are then asked about',
  })
}

interface TwoSided {
  readonly risk: RiskId
  readonly isFound: (played: Played, risk: RiskId) => boolean
  readonly edited: readonly Played[]
  readonly harmless: readonly Played[]
  readonly set: string
  readonly note: string
}

function twoSided({ risk, isFound, edited, harmless, set, note }: TwoSided): Measured {
  const found = edited.filter((one) => isFound(one, risk)).length
  const falsely = harmless.filter((one) => isFound(one, risk)).length
  return {
    set,
    note,
    risks: {
      [risk]: {
        found: [found, edited.length],
        right: [found, found + falsely],
        falsely: [falsely, harmless.length],
      },
    },
  }
}
