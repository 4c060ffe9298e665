/** message -> flow -> trajectory -> Guardian -> verdict: one message, judged where it stands. */
import { extractFlows } from '../flow/extract/extract-flows.ts'
import type { Flow } from '../flow/flow.ts'
import { noOrigins } from '../flow/origins.ts'
import type { FailMode } from '../guardian/fail-mode.ts'
import type { Guardian } from '../guardian/guardian.ts'
import type { JudgeInput } from '../guardian/judge.ts'
import type { Verdict } from '../guardian/verdict.ts'
import { isJsonObject, type JsonObject } from '../mcp/json.ts'
import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import type { Connection } from '../trajectory/connection.ts'
import type { Completeness, TrajectoryKey } from '../trajectory/trajectory.ts'
import type { ServerMemory } from './server-memory.ts'

export interface JudgeDeps {
  readonly trajectory: TrajectoryKey
  readonly server: GuardedServer
  readonly connection: Connection
  readonly memory: ServerMemory
  readonly guardian: Guardian
  readonly failMode: FailMode
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
}

export interface Judged {
  readonly message: Message
  readonly answers: RequestMessage | undefined
  readonly flows: readonly Flow[]
  readonly verdict: Verdict
  readonly input: JudgeInput
}

/** Judges one message and takes note of it; called once for each, in order. */
export async function judgeMessage(
  deps: JudgeDeps,
  message: Message,
  from: Side,
  at: string,
): Promise<Judged> {
  const { connection, memory, server } = deps
  const { answers, listed, wholeList } = connection.observe(message, from)
  if (listed.length > 0 || memory.isStale) await memory.refresh()
  const flows = extractFlows({
    message,
    from,
    answers,
    server: server.id,
    client: connection.client,
    at,
    schemaOf: (name) => schemaOf(connection, name),
    origins: noOrigins,
    digest: deps.digest,
  })
  const input: JudgeInput = {
    message,
    from,
    flows,
    answers,
    server,
    claim: connection.claim,
    listed,
    wholeList,
    tool: connection.tool,
    get known() {
      return memory.known()
    },
  }
  const verdict = deps.guardian.judge(input, completenessOf(deps))
  return {
    message,
    answers,
    flows,
    verdict: verdict instanceof Promise ? await verdict : verdict,
    input,
  }
}

function schemaOf(connection: Connection, name: string): JsonObject | undefined {
  const schema = connection.tool(name)?.value.inputSchema
  return isJsonObject(schema) ? schema : undefined
}

function completenessOf({ trajectory, connection }: JudgeDeps): Completeness {
  return {
    query: 'unknown',
    builtins: false,
    response: false,
    lists: connection.sawList,
    // No working set yet: every value may come from something that is no longer at hand.
    provenance: 'window',
    key: trajectory.source,
  }
}
