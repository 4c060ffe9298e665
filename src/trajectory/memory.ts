/** The trajectory as judging remembers it; filled from the working set, bounded, pure. */
import type { JsonObject } from '../mcp/json.ts'
import type { Deed, DeedsView } from './deeds.ts'
import type { Forgotten, Observation } from './observation.ts'
import type { SeenOrigins } from './origins.ts'
import type { ValueOrigin } from './provenance/origin.ts'

/** A turn of the user: words, and who says that they are the user's. */
export interface Turn {
  /** From 0. */
  readonly number: number
  /** The host's id of the turn, where it gave one: the same turn reaches several guards. */
  readonly id?: string
  /** What the user wrote in this turn; immutable once the turn has begun. */
  readonly text: string
  /** `seq` of its flow. */
  readonly flow: number
  /** RFC 3339. */
  readonly at: string
  /** `declared`: said by the model or an unauthenticated script. */
  readonly source: 'user' | 'declared'
  readonly sender?: {
    readonly id?: string
    readonly roles?: readonly string[]
    readonly authenticatedBy?: string
  }
}

/** A tool that some server of the trajectory has on offer. */
export interface OfferedTool {
  readonly server: string
  readonly name: string
  readonly definition: JsonObject
  /** Package, image, URL or file path that its server was started from; absent where unknown. */
  readonly origin?: string
  /** When the records first saw the tool, RFC 3339; absent where they do not know it. */
  readonly firstSeen?: string
}

/** What is known of tools on offer beside their definitions. */
export interface OfferFacts {
  readonly origin?: string | undefined
  /** When the records first saw the tool of a name, RFC 3339. */
  firstSeen?(name: string): string | undefined
}

/** Number of the latest turn of a trajectory; -1 where no turn is known. Turns may be left out. */
export function latestTurn({ turns }: Pick<TrajectoryView, 'turns'>): number {
  return turns.at(-1)?.number ?? -1
}

/** What rules may ask. */
export interface TrajectoryView {
  /** The user's turns so far, oldest first; empty where the query is unknown. */
  readonly turns: readonly Turn[]
  /** Observations that the window still holds, oldest first. */
  readonly observations: readonly Observation[]
  /** Summaries of those that it does not. */
  readonly forgotten: readonly Forgotten[]
  /** Calls with consequences that came about in the user's turn; results do not push them out. */
  readonly deeds: DeedsView
  /** The tools of every server seen in this trajectory. */
  readonly offered: readonly OfferedTool[]
  /** One for each leaf of `args`. */
  originsOf(args: JsonObject, schema: JsonObject | undefined): readonly ValueOrigin[]
}

export interface TrajectoryMemory extends TrajectoryView {
  /** Whose its values are; knows the user's words, and what servers returned, once they are here. */
  readonly origins: Pick<SeenOrigins, 'view' | 'saw' | 'sawQuery' | 'sawSchema'>
  /** Takes note of what a flow left; in the order of the flows. */
  observe(observation: Observation): void
  offer(server: string, tools: readonly JsonObject[], facts?: OfferFacts): void
  begin(turn: Turn): void
  /** Takes over the deeds that another guard knew; undefined: some may be missing. */
  takeDeeds(deeds: readonly Deed[] | undefined): void
  allDeeds(): readonly Deed[]
  /** Does now what the next call would wait for; changes no answer. */
  readAhead(): void
  /** Takes note that something moved which is not at hand. */
  forget(one: Forgotten): void
}
